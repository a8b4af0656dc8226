package io.lintel.driver.zwave.backup;

import io.lintel.driver.zwave.wire.Octets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/** Makes a key out of what X25519 agreed on, by HKDF-SHA256 (RFC 5869), bound to both sides. */
final class RecoveryLock {
  private static final byte[] PURPOSE = "lintel zwave backup".getBytes(StandardCharsets.US_ASCII);

  private static final int KEY_BYTES = 32;

  static Octets key(Octets shared, Octets once, Octets recipient) {
    var parameters =
        HKDFParameterSpec.ofExtract()
            .addIKM(shared.toArray())
            .addSalt(once.plus(recipient).toArray())
            .thenExpand(PURPOSE, KEY_BYTES);
    try {
      return Octets.copyOf(KDF.getInstance("HKDF-SHA256").deriveData(parameters));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HKDF", e);
    }
  }

  private RecoveryLock() {}
}
