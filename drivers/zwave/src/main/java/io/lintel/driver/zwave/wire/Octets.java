package io.lintel.driver.zwave.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** Immutable bytes. Prints its size alone: a command may carry a PIN or a key. */
public final class Octets {
  public static final Octets NONE = new Octets(new byte[0]);

  private final byte[] bytes;

  private Octets(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Each value 0..255. */
  public static Octets of(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = octet(values[i]);
    }
    return new Octets(bytes);
  }

  public static Octets copyOf(byte[] bytes) {
    return new Octets(bytes.clone());
  }

  /** The first {@code size} bytes. */
  public static Octets copyOf(byte[] bytes, int size) {
    return new Octets(Arrays.copyOf(bytes, size));
  }

  public static Octets ofHex(String hex) {
    return new Octets(HexFormat.of().parseHex(hex));
  }

  public int size() {
    return bytes.length;
  }

  /** The byte at an index, 0..255. */
  public int at(int index) {
    return bytes[index] & 0xFF;
  }

  public Octets plus(Octets more) {
    byte[] both = Arrays.copyOf(bytes, bytes.length + more.bytes.length);
    System.arraycopy(more.bytes, 0, both, bytes.length, more.bytes.length);
    return new Octets(both);
  }

  public Octets plus(int... values) {
    return plus(of(values));
  }

  public Octets from(int start) {
    return slice(start, bytes.length);
  }

  public Octets slice(int start, int end) {
    return new Octets(Arrays.copyOfRange(bytes, start, end));
  }

  public ByteBuffer buffer() {
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  public byte[] toArray() {
    return bytes.clone();
  }

  /** The bytes in the clear, for what is known to hold no secret. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " octets";
  }

  private static byte octet(int value) {
    if (value < 0 || value > 0xFF) {
      throw new IllegalArgumentException(value + " is not an octet");
    }
    return (byte) value;
  }
}
