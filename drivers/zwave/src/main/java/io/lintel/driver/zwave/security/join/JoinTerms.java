package io.lintel.driver.zwave.security.join;

import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Optional;

/**
 * On what terms a node joins with S2.
 *
 * @param hostPublicKey 32 bytes, little-endian, of a key pair made for this exchange alone
 * @param dsk when it is known beforehand, as from a QR code: then nobody is asked for a PIN, and no
 *     other node is let in
 */
public record JoinTerms(
    NodeId node, JoinPolicy policy, NetworkKeys keys, Octets hostPublicKey, Optional<Dsk> dsk) {
  public JoinTerms {
    if (hostPublicKey.size() != KexCommand.PublicKeyReport.KEY_BYTES) {
      throw new IllegalArgumentException("a public key has 32 bytes");
    }
    if (node.isLongRange()) {
      policy = policy.onLongRange();
    }
  }
}
