package io.lintel.driver.zwave.security.s0;

import io.lintel.driver.zwave.crypto.Aes128;
import io.lintel.driver.zwave.security.NetworkKey;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Arrays;

/** What S0 makes of a network key: one key to authenticate with, one to encrypt. Never prints. */
public record S0Keys(Octets authentication, Octets encryption) {
  private static final int AUTHENTICATION_FILL = 0x55;
  private static final int ENCRYPTION_FILL = 0xAA;

  public static S0Keys of(NetworkKey key) {
    return new S0Keys(derived(key, AUTHENTICATION_FILL), derived(key, ENCRYPTION_FILL));
  }

  /** With which a joining node is given its key: sixteen zeros, known to everyone. */
  public static S0Keys temporary() {
    return of(new NetworkKey(filled(0)));
  }

  @Override
  public String toString() {
    return "<redacted>";
  }

  private static Octets derived(NetworkKey key, int fill) {
    return Aes128.encrypt(key.octets(), filled(fill));
  }

  private static Octets filled(int value) {
    int[] values = new int[NetworkKey.SIZE_BYTES];
    Arrays.fill(values, value);
    return Octets.of(values);
  }
}
