package io.lintel.driver.simulator;

import io.lintel.driver.simulator.DoorState.Held;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a door says, and what it keeps to itself while it is silent. Lives for one turn. */
final class Voice {

  private final List<Report> untold;
  private final List<Held> held;
  private final List<Effect> effects;

  Voice(DoorState state, List<Effect> effects) {
    this.untold = new ArrayList<>(state.untold());
    this.held = new ArrayList<>(state.held());
    this.effects = effects;
  }

  List<Report> untold() {
    return untold;
  }

  List<Held> held() {
    return held;
  }

  /** Tells it, or keeps it while the door is silent; of too many the oldest is lost. */
  void tell(Report report, Condition condition) {
    if (!condition.isSilent()) {
      effects.add(new Effect.Tell(report));
      return;
    }
    if (untold.size() >= DoorState.UNTOLD_MAX) {
      untold.removeFirst();
    }
    untold.add(report);
  }

  /** Ends a job as the door says, or keeps that while it hangs. */
  void end(Job job, Outcome outcome, Condition condition) {
    if (condition.hung()) {
      held.add(new Held(job, outcome));
    } else {
      endNow(job, outcome);
    }
  }

  /** Ends a job without the door's word. */
  void endNow(Job job, Outcome outcome) {
    effects.add(new Effect.End(job, outcome));
  }

  /** What was kept comes out, reports before outcomes. */
  void speakUp(Condition condition) {
    if (condition.isSilent()) {
      return;
    }
    untold.forEach(report -> effects.add(new Effect.Tell(report)));
    untold.clear();
    held.forEach(each -> endNow(each.job(), each.outcome()));
    held.clear();
  }

  /** Nobody will hear these outcomes any more. */
  void giveUpHeld(Outcome outcome) {
    held.forEach(each -> endNow(each.job(), outcome));
    held.clear();
  }

  boolean giveUpHeld(UUID orderId, Outcome outcome) {
    for (Held each : List.copyOf(held)) {
      if (each.job().order().id().equals(orderId)) {
        held.remove(each);
        endNow(each.job(), outcome);
        return true;
      }
    }
    return false;
  }
}
