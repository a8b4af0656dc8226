package io.lintel.driver.simulator;

import io.lintel.spi.Fault;
import io.lintel.spi.Outcome;
import io.lintel.spi.Pin;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * A working copy of one door for one input. Nothing leaves it but the new state and the effects, so
 * {@link DoorState#on} stays a pure function.
 */
final class Turn {

  /** A release that cannot write its relocking down tries again this often until it can. */
  private static final Duration RELOCK_AGAIN = Duration.ofSeconds(1);

  private final Spec spec;
  private final List<Task> queue;
  private final List<Effect> effects = new ArrayList<>();
  private final Voice voice;
  private final CodeTurn codes;
  private final Now now;
  private Condition condition;
  private Phase phase;
  private LockState bolt;
  private int round;
  private int holdRound;

  Turn(DoorState state, Now now) {
    this.now = now;
    spec = state.spec();
    queue = new ArrayList<>(state.queue());
    voice = new Voice(state, effects);
    codes = new CodeTurn(state.codes(), voice, effects);
    condition = state.condition();
    phase = state.phase();
    bolt = state.bolt();
    round = state.round();
    holdRound = state.holdRound();
  }

  Machine.Step<DoorState> take(Input input) {
    apply(input);
    startWhatCanStart();
    return new Machine.Step<>(state(), List.copyOf(effects));
  }

  private DoorState state() {
    return new DoorState(
        spec,
        condition,
        phase,
        bolt,
        queue,
        voice.untold(),
        voice.held(),
        round,
        holdRound,
        codes.codes());
  }

  private void apply(Input input) {
    switch (input) {
      case Input.Ready(LockState at) -> ready(at);
      case Input.Ordered(Job job) -> ordered(job);
      case Input.ByHand(LockState goal) -> queue.add(new Task.Unordered(goal, Method.MANUAL, 0));
      case Input.Keyed(Pin code) -> keyed(code);
      case Input.ForeignCode(int slot, Optional<Pin> code) -> codes.foreign(slot, code, condition);
      case Input.SlotsFilled() -> codes.fill(condition);
      case Input.Kept kept -> codes.kept(kept, condition, spec.slowBy());
      case Input.Settled(int slot, int write) -> codes.settled(slot, write);
      case Input.Turned(Knob knob) -> turned(knob);
      case Input.Begun(int ofRound) -> begun(ofRound);
      case Input.NotBegun(int ofRound, Outcome why) -> notBegun(ofRound, why);
      case Input.Elapsed(int ofRound) -> elapsed(ofRound);
      case Input.HoldOver(int ofHold) -> holdOver(ofHold);
      case Input.GaveUp(UUID orderId) -> gaveUp(orderId);
      case Input.Detached() -> detached();
      case Input.Happened _ -> {}
    }
  }

  private void ready(LockState at) {
    bolt = at;
    phase = new Phase.Idle();
    if (condition.online()) {
      effects.add(new Effect.Tell(new Report.Online()));
    }
    voice.tell(Report.Position.of(bolt, Method.READ), condition);
    if (spec.isMomentary() && bolt != LockState.LOCKED) {
      relock();
    }
  }

  private void ordered(Job job) {
    if (job.deed() instanceof Deed.Reset) {
      reset();
    } else if (!condition.online()) {
      voice.endNow(job, SimulatorFaults.disconnected());
      return;
    } else if (queue.size() >= DoorState.QUEUE_MAX) {
      voice.endNow(job, SimulatorFaults.busy());
      return;
    }
    queue.add(new Task.Ordered(job));
    effects.add(new Effect.GiveUpOn(job));
  }

  /** Everything but the bolt is at once as configured; the bolt follows when it is at rest. */
  private void reset() {
    boolean wasOnline = condition.online();
    condition = Condition.well();
    if (!wasOnline) {
      effects.add(new Effect.Tell(new Report.Online()));
    }
    voice.speakUp(condition);
    queuedJobs().forEach(job -> voice.endNow(job, SimulatorFaults.wasReset()));
    queue.clear();
    codes.reset(SimulatorFaults.resetUnderWay());
  }

  private void keyed(Pin code) {
    OptionalInt slot = codes.memory().opens(code, now.wall());
    if (slot.isEmpty()) {
      voice.tell(new Report.AccessDenied(codes.memory().denial(code, now.wall())), condition);
    } else {
      queue.add(new Task.Unordered(LockState.UNLOCKED, Method.KEYCODE, slot.getAsInt()));
    }
  }

  private void turned(Knob knob) {
    Condition was = condition;
    condition = was.turned(knob);
    if (was.online() && !condition.online()) {
      wentOffline();
    } else if (!was.online() && condition.online()) {
      effects.add(new Effect.Tell(new Report.Online()));
    }
    voice.speakUp(condition);
    if (knob == Knob.UNJAM && spec.isMomentary() && bolt == LockState.JAMMED) {
      relock();
    }
  }

  private void wentOffline() {
    Fault fault = SimulatorFaults.offline();
    effects.add(new Effect.Tell(new Report.Offline(fault)));
    queuedJobs().forEach(job -> voice.endNow(job, SimulatorFaults.disconnected()));
    queue.removeIf(Task.Ordered.class::isInstance);
    takeJobUnderWay().ifPresent(job -> voice.endNow(job, new Outcome.Unknown(fault)));
    voice.giveUpHeld(new Outcome.Unknown(fault));
    codes.giveUp(new Outcome.Unknown(fault));
  }

  private void begun(int ofRound) {
    if (ofRound != round || !(phase instanceof Phase.Starting(Motion motion))) {
      return;
    }
    phase = new Phase.Moving(motion);
    if (spec.isMomentary() && motion.goal() == LockState.UNLOCKED) {
      effects.add(new Effect.After(spec.hold(), new Input.HoldOver(++holdRound)));
    }
    effects.add(new Effect.After(plan().timeToAnswer(motion, condition), new Input.Elapsed(round)));
  }

  private void notBegun(int ofRound, Outcome why) {
    if (ofRound != round || !(phase instanceof Phase.Starting(Motion motion))) {
      return;
    }
    phase = new Phase.Idle();
    motion.job().ifPresent(job -> voice.end(job, why, condition));
    if (spec.isMomentary() && motion.method() == Method.AUTOMATIC) {
      effects.add(new Effect.After(RELOCK_AGAIN, new Input.HoldOver(holdRound)));
    }
  }

  private void elapsed(int ofRound) {
    if (ofRound != round) {
      return;
    }
    switch (phase) {
      case Phase.Moving(Motion motion) -> arrived(motion);
      case Phase.Thinking(Optional<Job> job) -> thought(job);
      case Phase.Unready _, Phase.Idle _, Phase.Starting _ -> {}
    }
  }

  private void arrived(Motion motion) {
    boolean jammed = condition.stuck() && motion.moves();
    bolt = jammed ? LockState.JAMMED : motion.goal();
    phase = new Phase.Idle();
    voice.tell(motion.endingAt(bolt), condition);
    motion.job().ifPresent(job -> voice.end(job, ending(job, jammed), condition));
  }

  /** That a code was entered is true even when the bolt then jams. */
  private static Outcome ending(Job job, boolean jammed) {
    return jammed && !(job.deed() instanceof Deed.Enter)
        ? SimulatorFaults.jammed()
        : Outcome.confirmed();
  }

  private void thought(Optional<Job> job) {
    phase = new Phase.Idle();
    job.ifPresent(this::answerOrWait);
  }

  private void holdOver(int ofHold) {
    if (ofHold == holdRound) {
      relock();
    }
  }

  private void relock() {
    queue.addFirst(new Task.Unordered(LockState.LOCKED, Method.AUTOMATIC, 0));
  }

  private void gaveUp(UUID orderId) {
    var unknown = new Outcome.Unknown(SimulatorFaults.noAnswer());
    if (voice.giveUpHeld(orderId, unknown) || codes.giveUp(orderId, unknown)) {
      return;
    }
    if (jobUnderWay().filter(job -> job.order().id().equals(orderId)).isPresent()) {
      takeJobUnderWay().ifPresent(job -> voice.endNow(job, unknown));
      return;
    }
    queuedJobs().stream()
        .filter(job -> job.order().id().equals(orderId))
        .findFirst()
        .ifPresent(this::giveUpQueued);
  }

  /** What a hung device took may have reached it, as far as anyone outside can tell. */
  private void giveUpQueued(Job job) {
    queue.remove(new Task.Ordered(job));
    voice.endNow(
        job,
        condition.hung()
            ? new Outcome.Unknown(SimulatorFaults.noAnswer())
            : SimulatorFaults.permitEnded());
  }

  private void detached() {
    queuedJobs().forEach(job -> voice.endNow(job, SimulatorFaults.removedUnsent()));
    takeJobUnderWay().ifPresent(job -> voice.endNow(job, SimulatorFaults.removedUnderWay()));
    voice.giveUpHeld(SimulatorFaults.removedUnderWay());
    codes.giveUp(SimulatorFaults.removedUnderWay());
    queue.clear();
    phase = new Phase.Unready();
  }

  private void startWhatCanStart() {
    while (phase instanceof Phase.Idle) {
      Optional<Task> next = queue.stream().filter(this::mayStart).findFirst();
      if (next.isEmpty()) {
        return;
      }
      queue.remove(next.get());
      start(next.get());
    }
  }

  /** A hung device does nothing by wire, but its thumb-turn and springs still work. */
  private boolean mayStart(Task task) {
    return !condition.hung() || task instanceof Task.Unordered;
  }

  private void start(Task task) {
    Optional<Motion> motion = plan().motion(task);
    if (motion.isPresent()) {
      round++;
      phase = new Phase.Starting(motion.get());
      effects.add(new Effect.Begin(motion.get(), round));
    } else if (task instanceof Task.Ordered(Job job)) {
      carryOut(job);
    }
  }

  private void carryOut(Job job) {
    if (!(job.deed() instanceof Deed.Change change)) {
      think(job);
    } else if (now.isWithin(job.order().permit())) {
      codes.change(job, change, condition);
    } else {
      voice.end(job, SimulatorFaults.permitEnded(), condition);
    }
  }

  private void think(Job job) {
    if (!condition.slow()) {
      answer(job);
      return;
    }
    round++;
    phase = new Phase.Thinking(Optional.of(job));
    effects.add(new Effect.After(spec.slowBy(), new Input.Elapsed(round)));
  }

  /** So many reports as all slots give are not kept by a hung device: it reads them later. */
  private void answerOrWait(Job job) {
    if (condition.hung() && job.deed() instanceof Deed.ReadCodes) {
      queue.addFirst(new Task.Ordered(job));
    } else {
      answer(job);
    }
  }

  /** Answers what moves and writes nothing. */
  private void answer(Job job) {
    plan().answer(job.deed()).forEach(report -> voice.tell(report, condition));
    voice.end(job, plan().outcome(job.deed()), condition);
  }

  private Plan plan() {
    return new Plan(spec, bolt, codes.memory(), now.wall());
  }

  private List<Job> queuedJobs() {
    var jobs = new ArrayList<Job>();
    for (Task task : queue) {
      if (task instanceof Task.Ordered(Job job)) {
        jobs.add(job);
      }
    }
    return jobs;
  }

  private Optional<Job> jobUnderWay() {
    return switch (phase) {
      case Phase.Thinking(Optional<Job> job) -> job;
      case Phase.Starting(Motion motion) -> motion.job();
      case Phase.Moving(Motion motion) -> motion.job();
      case Phase.Unready _, Phase.Idle _ -> Optional.empty();
    };
  }

  /** Parts the job from what goes on at the door; that goes on without it. */
  private Optional<Job> takeJobUnderWay() {
    Optional<Job> job = jobUnderWay();
    phase =
        switch (phase) {
          case Phase.Thinking _ -> new Phase.Thinking(Optional.empty());
          case Phase.Starting(Motion motion) -> new Phase.Starting(motion.withoutJob());
          case Phase.Moving(Motion motion) -> new Phase.Moving(motion.withoutJob());
          case Phase.Unready _, Phase.Idle _ -> phase;
        };
    return job;
  }
}
