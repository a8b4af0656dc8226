package io.lintel.driver.simulator;

import io.lintel.spi.Outcome;
import io.lintel.spi.Pin;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a door at rest makes of a task.
 *
 * @param bolt where it rests
 * @param now the device's own clock
 */
record Plan(Spec spec, LockState bolt, CodeMemory codes, Instant now) {

  /** What the task would move; empty when its goal is reached or it has none. */
  Optional<Motion> motion(Task task) {
    return switch (task) {
      case Task.Unordered unordered ->
          Optional.of(Motion.unordered(unordered)).filter(motion -> motion.goal() != bolt);
      case Task.Ordered(Job job) -> motion(job);
    };
  }

  /** What the door tells in answer to a deed that moves nothing. */
  List<Report> answer(Deed deed) {
    return switch (deed) {
      case Deed.Enter(Pin code) -> List.of(entered(code));
      case Deed.ReadCode(int slot) when !codes.has(slot) -> List.of();
      case Deed.ReadCode(int slot) -> List.of(codes.reading(slot));
      case Deed.ReadCodes() -> codes.readings();
      default -> List.of(Report.Position.of(bolt, Method.READ));
    };
  }

  /** How an order ends that moves and writes nothing. */
  Outcome outcome(Deed deed) {
    return deed instanceof Deed.ReadCode(int slot) && !codes.has(slot)
        ? CodeFaults.noSuchSlot(codes.spec().traits().slots())
        : Outcome.confirmed();
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
      case Deed.Enter(Pin code) -> byCode(job, code);
      case Deed.PressLock _ -> simulated(job, LockState.LOCKED, Method.MANUAL, 0);
      case Deed.Reset _ -> simulated(job, LockState.LOCKED, Method.AUTOMATIC, 0);
      default -> Optional.empty();
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

  private Optional<Motion> byCode(Job job, Pin code) {
    OptionalInt slot = codes.opens(code, now);
    return slot.isPresent()
        ? simulated(job, LockState.UNLOCKED, Method.KEYCODE, slot.getAsInt())
        : Optional.empty();
  }

  private Report entered(Pin code) {
    OptionalInt slot = codes.opens(code, now);
    return slot.isPresent()
        ? new Report.Position(bolt, Method.KEYCODE, new Report.User(slot.getAsInt()))
        : new Report.AccessDenied(codes.denial(code, now));
  }
}
