package io.lintel.driver.zwave.serial;

/** How a serial command ended. */
public sealed interface SerialResult {
  /** The stick has it, and answers no more. */
  record Acknowledged() implements SerialResult {}

  /** The stick answered. */
  record Responded(Frame response) implements SerialResult {}

  /** The stick took it on and later told how it went. */
  record CalledBack(Frame callback) implements SerialResult {}

  /** The stick took it on, and what it was to bring did not come. The stick is well. */
  record NothingCame() implements SerialResult {}

  /** The stick surely did not act on it. */
  record NeverLeft(Cause cause) implements SerialResult {}

  /** The permit ended after a transmission that the stick may have taken. */
  record Abandoned() implements SerialResult {}

  /** The stick may have acted on it, and then said no more. The stick needs help. */
  record NoReply(Stage stage) implements SerialResult {}

  /** The link went down after a transmission. */
  record LinkLost() implements SerialResult {}

  /** Why nothing left. */
  enum Cause {
    PERMIT_ENDED,
    /** NAK or CAN each time. */
    LINE_REFUSED,
    LINK_DOWN,
    QUEUE_FULL
  }

  /** What did not come. */
  enum Stage {
    ACK,
    RESPONSE,
    CALLBACK
  }

  /** Whether the stick as such is in trouble. */
  default boolean isStickSilent() {
    return switch (this) {
      case NoReply _ -> true;
      case NeverLeft(Cause cause) -> cause == Cause.LINE_REFUSED;
      case Acknowledged _, Responded _, CalledBack _, NothingCame _, Abandoned _, LinkLost _ ->
          false;
    };
  }
}
