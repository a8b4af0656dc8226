package io.lintel.driver.zwave.security.s0;

/** Times and counts of S0. */
final class S0Limits {
  /** How long a nonce counts after it was issued; the specification allows 3 to 20 s. */
  static final long NONCE_LIFE_NANOS = 10_000_000_000L;

  /** Until a nonce is asked for again: a sleeping lock takes a second to wake, each way. */
  static final int ASK_MILLIS = 3_000;

  static final int ASKS = 3;

  /** Between the halves of a command. */
  static final long HALF_LIFE_NANOS = 10_000_000_000L;

  /** Nonces issued to one node and not used yet. */
  static final int ISSUED = 4;

  /** Nonces of a node that were used last: heard once more, they are repetitions of the radio. */
  static final int SPENT = 8;

  /** What sealing adds to a command: class, command, nonce, control, nonce id and code. */
  static final int OVERHEAD_BYTES = 20;

  private S0Limits() {}
}
