package io.lintel.driver.zwave.security.join;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.wire.Octets;

/** What a key exchange wants done, in this order. */
public sealed interface JoinEffect {
  /**
   * To the node, without waiting for signs that it was not decoded. {@link Level.Joining} means the
   * temporary key of the command's own scheme, S2 or S0. If it does not get through, {@link
   * JoinInput.Undelivered} follows.
   */
  record Send(Octets command, Level level) implements JoinEffect {}

  record WakeAfter(long round, int delayMillis) implements JoinEffect {}

  /** Ask the operator for the first group of the DSK; the others are shown for comparison. */
  record AskPin(Dsk blanked) implements JoinEffect {}

  /**
   * Make the temporary key of this exchange out of the host's private and the node's public key,
   * and forget every nonce shared with the node. If none can be made, {@link JoinInput.KeyUnusable}
   * follows.
   */
  record UseTemporaryKey(Octets nodePublicKey) implements JoinEffect {}

  /**
   * From now on the node may speak under the network key of this class too, in a new exchange of
   * nonces.
   */
  record ExpectClass(SecurityClass granted) implements JoinEffect {}

  /** Forget every nonce shared with the node: what follows is under the temporary key again. */
  record ForgetNonces() implements JoinEffect {}

  /** Forget the temporary key and every nonce shared with the node. */
  record DropTemporaryKey() implements JoinEffect {}

  /** Something that this exchange does not wait for; it changes nothing but a counter. */
  record Ignored(String what) implements JoinEffect {}

  /** The last effect. */
  record Ended(JoinResult result) implements JoinEffect {}
}
