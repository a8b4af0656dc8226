package io.lintel.driver.simulator;

import io.lintel.driver.simulator.GadgetState.Busy;
import io.lintel.driver.simulator.Works.Doing;
import io.lintel.spi.Fault;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A working copy of one device without a bolt, for one input. Nothing leaves it but the new state
 * and the effects, so {@link GadgetState#on} stays a pure function.
 */
final class GadgetTurn {

  private final GadgetState before;
  private final Now now;
  private final List<Job> queue;
  private final List<Busy.Answering> held;
  private final List<Effect> effects = new ArrayList<>();

  private Works works;
  private Condition condition;
  private boolean ready;
  private Optional<Busy> busy;
  private int round;

  GadgetTurn(GadgetState state, Now now) {
    this.before = state;
    this.now = now;
    queue = new ArrayList<>(state.queue());
    held = new ArrayList<>(state.held());
    works = state.works();
    condition = state.condition();
    ready = state.ready();
    busy = state.busy();
    round = state.round();
  }

  Machine.Step<GadgetState> take(Input input) {
    apply(input);
    goOn();
    return new Machine.Step<>(
        new GadgetState(works, before.slowBy(), condition, ready, busy, queue, held, round),
        List.copyOf(effects));
  }

  private void apply(Input input) {
    switch (input) {
      case Input.Ready _ -> ready();
      case Input.Ordered(Job job) -> ordered(job);
      case Input.Keyed(var code) -> happened(new Happening.KeysPressed(code));
      case Input.Happened(Happening what) -> happened(what);
      case Input.Turned(Knob knob) -> turned(condition.turned(knob));
      case Input.Elapsed(int ofRound) -> elapsed(ofRound);
      case Input.GaveUp(UUID orderId) -> gaveUp(orderId);
      case Input.Detached() -> detached();
      case Input.ByHand _,
          Input.Begun _,
          Input.NotBegun _,
          Input.HoldOver _,
          Input.ForeignCode _,
          Input.SlotsFilled _,
          Input.Kept _,
          Input.Settled _ -> {}
    }
  }

  private void ready() {
    ready = true;
    if (condition.online()) {
      tell(List.of(new Report.Online()));
    }
    if (!isSilent()) {
      tell(works.greeting());
    }
  }

  private void ordered(Job job) {
    if (job.deed() instanceof Deed.Reset) {
      reset();
      end(job, Outcome.confirmed());
    } else if (!condition.online()) {
      end(job, unreachable());
    } else if (queue.size() >= GadgetState.QUEUE_MAX) {
      end(job, SimulatorFaults.busy());
    } else {
      queue.add(job);
      effects.add(new Effect.GiveUpOn(job));
    }
  }

  /** Everything is as configured at once, whatever it was at. */
  private void reset() {
    queue.forEach(job -> end(job, SimulatorFaults.wasReset()));
    endAllBegun(SimulatorFaults.wasReset(), SimulatorFaults.resetUnderWay());
    queue.clear();
    works = works.reset();
    boolean spoke = !isSilent();
    turned(Condition.well());
    if (spoke) {
      tell(works.greeting());
    }
  }

  private void happened(Happening what) {
    Works.Heard heard = works.happened(what);
    works = heard.then();
    if (!isSilent()) {
      tell(heard.reports());
    }
  }

  private void turned(Condition to) {
    Condition was = condition;
    boolean wasSilent = isSilent();
    condition = to;
    if (was.online() && !to.online()) {
      wentOffline();
    } else if (!was.online() && to.online() && ready) {
      tell(List.of(new Report.Online()));
    }
    if (wasSilent && !isSilent()) {
      tell(works.greeting());
      held.forEach(this::say);
      held.clear();
    }
  }

  private void wentOffline() {
    Fault fault = SimulatorFaults.offline();
    if (ready) {
      tell(List.of(new Report.Offline(fault)));
    }
    queue.forEach(job -> end(job, unreachable()));
    queue.clear();
    endAllBegun(unreachable(), new Outcome.Unknown(fault));
  }

  private void elapsed(int ofRound) {
    if (ofRound != round || busy.isEmpty()) {
      return;
    }
    Busy done = busy.get();
    busy = Optional.empty();
    switch (done) {
      case Busy.Waiting(Job job, Outcome inVain) ->
          answer(new Busy.Answering(job, List.of(), inVain));
      case Busy.Working(Job job) -> finish(job);
      case Busy.Answering answering -> answer(answering);
    }
  }

  private void finish(Job job) {
    take(job, works.finish(job.deed(), job.order().id(), now.isWithin(job.order().permit())));
  }

  private void gaveUp(UUID orderId) {
    var unknown = new Outcome.Unknown(SimulatorFaults.noAnswer());
    held.stream().filter(each -> isOf(each.job(), orderId)).forEach(h -> end(h.job(), unknown));
    held.removeIf(each -> isOf(each.job(), orderId));
    if (busy.filter(at -> isOf(at.job(), orderId)).isPresent()) {
      breakOff(unknown);
    }
    for (Job job : List.copyOf(queue)) {
      if (isOf(job, orderId)) {
        queue.remove(job);
        end(job, condition.hung() ? unknown : SimulatorFaults.permitEnded());
      }
    }
  }

  private void detached() {
    queue.forEach(job -> end(job, SimulatorFaults.removedUnsent()));
    queue.clear();
    endAllBegun(SimulatorFaults.removedUnsent(), SimulatorFaults.removedUnderWay());
    ready = false;
  }

  /** Takes up what waits, as far as the device can do something. */
  private void goOn() {
    if (!ready || condition.hung()) {
      return;
    }
    if (busy.isPresent() && busy.get() instanceof Busy.Waiting waiting) {
      tryAgain(waiting);
    }
    while (busy.isEmpty() && !queue.isEmpty()) {
      begin(queue.removeFirst());
    }
  }

  private void tryAgain(Busy.Waiting waiting) {
    Job job = waiting.job();
    if (now.isWithin(job.order().permit())
        && !(works.begin(job.deed(), job.order().id()) instanceof Doing.Wait)) {
      busy = Optional.empty();
      begin(job);
    }
  }

  private void begin(Job job) {
    if (!now.isWithin(job.order().permit())) {
      end(job, SimulatorFaults.permitEnded());
      return;
    }
    switch (works.begin(job.deed(), job.order().id())) {
      case Doing.Answer answer -> take(job, answer);
      case Doing.Take(Works meanwhile, var duration) -> {
        works = meanwhile;
        busy = Optional.of(new Busy.Working(job));
        effects.add(new Effect.After(duration, new Input.Elapsed(++round)));
      }
      case Doing.Wait(Outcome inVain) -> {
        busy = Optional.of(new Busy.Waiting(job, inVain));
        effects.add(new Effect.WhenPermitEnds(job, new Input.Elapsed(++round)));
      }
    }
  }

  /** What it did counts at once; a slow device says so late. */
  private void take(Job job, Doing.Answer answer) {
    works = answer.then();
    var answering = new Busy.Answering(job, answer.reports(), answer.outcome());
    if (condition.slow()) {
      busy = Optional.of(answering);
      effects.add(new Effect.After(before.slowBy(), new Input.Elapsed(++round)));
    } else {
      answer(answering);
    }
  }

  private void answer(Busy.Answering answering) {
    if (condition.hung()) {
      held.add(answering);
    } else {
      say(answering);
    }
  }

  private void say(Busy.Answering answering) {
    tell(answering.reports());
    end(answering.job(), answering.outcome());
  }

  /** Ends what is under way, and what is done and was not said. */
  private void endAllBegun(Outcome unbegun, Outcome begun) {
    busy.ifPresent(at -> breakOff(at instanceof Busy.Waiting ? unbegun : begun));
    held.forEach(each -> end(each.job(), begun));
    held.clear();
  }

  private void breakOff(Outcome outcome) {
    busy.ifPresent(at -> end(at.job(), outcome));
    busy = Optional.empty();
    works = works.cutOff();
  }

  private boolean isSilent() {
    return !ready || condition.isSilent();
  }

  private Outcome unreachable() {
    return new Outcome.NotSent(works.unreachable(), SimulatorFaults.offline());
  }

  private void tell(List<Report> reports) {
    reports.forEach(report -> effects.add(new Effect.Tell(report)));
  }

  private void end(Job job, Outcome outcome) {
    effects.add(new Effect.End(job, outcome));
  }

  private static boolean isOf(Job job, UUID orderId) {
    return job.order().id().equals(orderId);
  }
}
