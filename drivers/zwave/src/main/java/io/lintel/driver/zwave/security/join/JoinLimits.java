package io.lintel.driver.zwave.security.join;

/** Times and counts of a key exchange. */
final class JoinLimits {
  /** TA1 to TA5 of S2 (SDS13783), and between two steps of S0. */
  static final int STEP_MILLIS = 10_000;

  /** TAI2: from the node's public key until its echo, the operator's reading included. */
  static final int OPERATOR_MILLIS = 240_000;

  /** After a step that did not get through, before it is sent again. */
  static final int REST_MILLIS = 1_000;

  /** Of one step, after the radio's own. */
  static final int REPEATS = 3;

  /**
   * So many messages that do not open under the temporary key mean a wrong PIN. One may be sealed
   * with a nonce that crossed a younger one on the air.
   */
  static final int UNREADABLE = 2;

  /** After the first of them, for the second: a node repeats its echo every 10 s. */
  static final int DOUBT_MILLIS = 25_000;

  private JoinLimits() {}
}
