package io.lintel.gateway.boot;

import java.util.HashSet;
import java.util.Set;

/**
 * Decides when systemd may hear that the daemon is alive: once in a round, when the engine's loop
 * and the store's writer have both answered a question of that round. Time begins rounds and never
 * ends one; a part that hangs leaves its round open, and systemd restarts the daemon. Pure.
 *
 * @param round which question is out; 0 before the first
 * @param waitingFor whose answers are missing; none between rounds
 */
record Watchdog(long round, Set<Part> waitingFor) {

  /** What must move for a door to open. */
  enum Part {
    ENGINE,
    STORE_WRITER
  }

  /** What goes in. */
  sealed interface Input {

    /** Time for a round, unless one is still open. */
    record Due() implements Input {}

    /** A part came to the question of a round. */
    record Answered(Part part, long round) implements Input {}
  }

  /** What is to be done. */
  enum Effect {
    NOTHING,
    /** Ask both parts, with the new round. */
    ASK,
    FEED
  }

  /** What follows. */
  record Step(Watchdog next, Effect effect) {}

  Watchdog {
    waitingFor = Set.copyOf(waitingFor);
  }

  static Watchdog start() {
    return new Watchdog(0, Set.of());
  }

  Step on(Input input) {
    return switch (input) {
      case Input.Due() when waitingFor.isEmpty() ->
          new Step(new Watchdog(round + 1, Set.of(Part.values())), Effect.ASK);
      case Input.Due() -> new Step(this, Effect.NOTHING);
      case Input.Answered(Part part, long of) when of == round && waitingFor.contains(part) ->
          answered(part);
      case Input.Answered(Part _, long _) -> new Step(this, Effect.NOTHING);
    };
  }

  private Step answered(Part part) {
    var rest = new HashSet<>(waitingFor);
    rest.remove(part);
    return new Step(new Watchdog(round, rest), rest.isEmpty() ? Effect.FEED : Effect.NOTHING);
  }
}
