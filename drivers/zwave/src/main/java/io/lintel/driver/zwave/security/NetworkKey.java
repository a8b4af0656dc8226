package io.lintel.driver.zwave.security;

import io.lintel.driver.zwave.wire.Octets;

/** The 16 bytes that open a class of nodes. Never prints. */
public record NetworkKey(Octets octets) {
  public static final int SIZE_BYTES = 16;

  public NetworkKey {
    if (octets.size() != SIZE_BYTES) {
      throw new IllegalArgumentException("a network key has 16 bytes");
    }
  }

  @Override
  public String toString() {
    return "<redacted>";
  }
}
