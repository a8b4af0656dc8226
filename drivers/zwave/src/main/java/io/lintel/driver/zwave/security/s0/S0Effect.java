package io.lintel.driver.zwave.security.s0;

import io.lintel.driver.zwave.wire.Octets;

/** What an S0 session wants done, in this order. */
public sealed interface S0Effect {
  record AskNonce(Octets command) implements S0Effect {}

  /**
   * Give the node a nonce: before all else, once, with ACK and route but without exploring; many
   * nodes take it in no other way. If it is acknowledged, {@link S0Input.NonceDelivered} follows.
   */
  record ReportNonce(Octets command, Octets nonce) implements S0Effect {}

  /**
   * Sealed, for one transmission: what goes out again must be sealed again.
   *
   * @param last whether nothing more of what was to be said follows
   */
  record Transmit(Octets command, boolean last) implements S0Effect {}

  record WakeAfter(long round, int delayMillis) implements S0Effect {}

  /** The node said this, and nobody else can have. */
  record Opened(Octets command) implements S0Effect {}

  /** What was to be said was not: none of it is obeyed. */
  record Unsaid(Why why) implements S0Effect {}

  /** Something that does not count, to be counted by name. */
  record Dropped(Drop what) implements S0Effect {}

  /** Why something was not said. */
  enum Why {
    /** The node gave no nonce, asked three times. */
    NO_NONCE,
    /** It does not fit in two messages. */
    TOO_LONG
  }

  /** What does not count. */
  enum Drop {
    MALFORMED,
    NONCE_UNASKED,
    NONCE_USED_BEFORE,
    SEALED_WITH_UNKNOWN_NONCE,
    SEALED_WRONGLY,
    SECOND_HALF_ALONE
  }
}
