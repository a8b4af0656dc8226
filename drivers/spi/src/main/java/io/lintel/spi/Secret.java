package io.lintel.spi;

import java.security.MessageDigest;
import java.util.Arrays;

/** Bytes that must not be seen. Prints as {@code <redacted>}; compares in constant time. */
public final class Secret {

  private final byte[] bytes;

  public Secret(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** A copy of the bytes, for a cipher. The caller wipes it. */
  public byte[] reveal() {
    return bytes.clone();
  }

  /** Overwrites the bytes. */
  public void wipe() {
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 0; // a hash of a secret is a secret
  }

  @Override
  public String toString() {
    return "<redacted>";
  }
}
