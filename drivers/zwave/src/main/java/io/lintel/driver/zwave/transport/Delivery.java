package io.lintel.driver.zwave.transport;

import io.lintel.driver.zwave.serial.SerialResult;

/** How getting a command to a node ended. */
public sealed interface Delivery {
  /** The node's radio has it. Not that the node obeyed. */
  record Acknowledged() implements Delivery {}

  /** It went out and was not acknowledged; the node may have it all the same. */
  record Unacknowledged() implements Delivery {}

  /** Nothing went out. */
  record NeverLeft(Cause cause) implements Delivery {}

  /** The stick said no more; it may have gone out. */
  record StickLost() implements Delivery {}

  /** Why nothing went out. */
  enum Cause {
    PERMIT_ENDED,
    STICK_ABSENT,
    STICK_REFUSES,
    STICK_BUSY,
    AIR_JAMMED,
    /** The node did not answer what has to be asked before: a nonce. */
    NODE_SILENT,
    /** There is no key for the level that it was to go out at. */
    NO_KEY,
    /** Longer than a frame, and the node takes no pieces. */
    TOO_LONG;

    static Cause of(SerialResult.Cause cause) {
      return switch (cause) {
        case PERMIT_ENDED -> PERMIT_ENDED;
        case LINE_REFUSED -> STICK_REFUSES;
        case LINK_DOWN -> STICK_ABSENT;
        case QUEUE_FULL -> STICK_BUSY;
      };
    }
  }
}
