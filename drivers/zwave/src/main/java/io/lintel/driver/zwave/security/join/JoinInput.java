package io.lintel.driver.zwave.security.join;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.wire.Octets;

/** What happens to a key exchange. */
public sealed interface JoinInput {
  /** The joining node said a command of Security 2 or Security 0, without encapsulation. */
  record Said(Octets command, Level level) implements JoinInput {}

  /** A timer ran. It counts only if its round is still waited for. */
  record Woke(long round) implements JoinInput {}

  /** This did not get through, with all tries of the radio. */
  record Undelivered(JoinEffect.Send what) implements JoinInput {}

  /**
   * A message of the node did not open under the temporary key, although it was sealed with a nonce
   * of ours.
   */
  record Unreadable() implements JoinInput {}

  /** The node's public key gives no key that only the two sides know. */
  record KeyUnusable() implements JoinInput {}

  /** The operator answers {@link JoinEffect.AskPin}. */
  record PinEntered(DskPin pin) implements JoinInput {}

  /** The operator, or the daemon's end. */
  record Cancelled() implements JoinInput {}
}
