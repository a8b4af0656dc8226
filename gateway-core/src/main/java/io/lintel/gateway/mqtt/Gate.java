package io.lintel.gateway.mqtt;

import io.lintel.gateway.model.UplinkFault;

/** Whether outbox rows may go out. Presence, slots and live answers always may. */
sealed interface Gate {

  record Open() implements Gate {}

  /**
   * The broker did not take a row.
   *
   * @param tries since it last took one
   */
  record Shut(UplinkFault fault, int tries, long untilNanos) implements Gate {}

  /** One row goes out alone; its answer decides. */
  record Probing(int tries) implements Gate {}

  default int tries() {
    return switch (this) {
      case Open _ -> 0;
      case Shut shut -> shut.tries;
      case Probing probing -> probing.tries;
    };
  }
}
