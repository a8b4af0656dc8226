package io.lintel.driver.simulator;

import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import java.time.Duration;
import java.util.Optional;

/**
 * What a door at rest makes of a task.
 *
 * @param bolt where it rests
 */
record Plan(Spec spec, LockState bolt) {

  /** What the task would move; empty when its goal is reached or it has none. */
  Optional<Motion> motion(Task task) {
    return switch (task) {
      case Task.Unordered unordered ->
          Optional.of(Motion.unordered(unordered)).filter(motion -> motion.goal() != bolt);
      case Task.Ordered(Job job) -> motion(job);
    };
  }

  /** What the door tells in answer to a deed that moves nothing. */
  Report answer(Deed deed) {
    return deed instanceof Deed.Enter(var code)
        ? entered(spec.slot(code))
        : Report.Position.of(bolt, Method.READ);
  }

  /** From the beginning of a movement to its report. A jam stops the bolt half way. */
  Duration timeToAnswer(Motion motion, Condition condition) {
    Duration way = condition.stuck() ? spec.travel().dividedBy(2) : spec.travel();
    Duration travel = motion.moves() ? way : Duration.ZERO;
    return condition.slow() ? travel.plus(spec.slowBy()) : travel;
  }

  private Optional<Motion> motion(Job job) {
    return switch (job.deed()) {
      case Deed.Move(LockState goal) -> remote(job, goal);
      case Deed.Enter(var code) when spec.slot(code) > 0 ->
          simulated(job, LockState.UNLOCKED, Method.KEYCODE, spec.slot(code));
      case Deed.Enter _, Deed.Read _ -> Optional.empty();
      case Deed.PressLock _ -> simulated(job, LockState.LOCKED, Method.MANUAL, 0);
      case Deed.Reset _ -> simulated(job, LockState.LOCKED, Method.AUTOMATIC, 0);
    };
  }

  /** A momentary release always pulses: that it is released already may be over in a moment. */
  private Optional<Motion> remote(Job job, LockState goal) {
    boolean moves = bolt != goal;
    boolean pulses = spec.isMomentary() && goal == LockState.UNLOCKED;
    return moves || pulses ? Optional.of(Motion.ordered(job, goal, moves)) : Optional.empty();
  }

  private Optional<Motion> simulated(Job job, LockState goal, Method method, int slot) {
    return bolt == goal ? Optional.empty() : Optional.of(Motion.simulated(job, goal, method, slot));
  }

  private Report entered(int slot) {
    return slot == 0
        ? new Report.AccessDenied(Report.Denial.UNKNOWN_CODE)
        : new Report.Position(bolt, Method.KEYCODE, new Report.User(slot));
  }
}
