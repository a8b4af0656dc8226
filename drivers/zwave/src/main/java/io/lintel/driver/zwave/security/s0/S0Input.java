package io.lintel.driver.zwave.security.s0;

import io.lintel.driver.zwave.wire.Octets;

/** What happens to an S0 session. */
public sealed interface S0Input {
  /**
   * Say this to the node. The session must accept it.
   *
   * @param keys the network's, or {@link S0Keys#temporary} for the key of a joining node
   */
  record Say(Octets command, S0Keys keys) implements S0Input {}

  /**
   * The node said a command of which {@link S0Session#isIts} holds.
   *
   * @param keys under which it may be sealed
   * @param entropy 8 fresh random bytes
   */
  record Heard(Octets command, S0Keys keys, Octets entropy) implements S0Input {}

  /** The node's radio acknowledged the report of this nonce. */
  record NonceDelivered(Octets nonce) implements S0Input {}

  /** A timer ran. It counts only if its round is still waited for. */
  record Woke(long round) implements S0Input {}

  /** What was to be said is not to be said any more. */
  record Withdrawn() implements S0Input {}
}
