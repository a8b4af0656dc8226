package io.lintel.driver.encoder.tag;

import java.util.Arrays;
import java.util.HexFormat;

/** Immutable bytes. Prints its size alone: what lies on a card is nobody's business. */
public final class Octets {
  public static final Octets NONE = new Octets(new byte[0]);

  private final byte[] bytes;

  private Octets(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Octets copyOf(byte[] bytes) {
    return new Octets(bytes.clone());
  }

  public static Octets ofHex(String hex) {
    return new Octets(HexFormat.of().parseHex(hex));
  }

  /** A number in two bytes, the high one first. */
  public static Octets ofShort(int value) {
    if (value < 0 || value > 0xFFFF) {
      throw new IllegalArgumentException(value + " has more than two bytes");
    }
    return new Octets(new byte[] {(byte) (value >> 8), (byte) value});
  }

  public int size() {
    return bytes.length;
  }

  /** The byte at an index, 0..255. */
  public int at(int index) {
    return bytes[index] & 0xFF;
  }

  /** The two bytes from an index, 0..65,535. */
  public int shortAt(int index) {
    return at(index) << 8 | at(index + 1);
  }

  public Octets plus(Octets more) {
    byte[] both = Arrays.copyOf(bytes, bytes.length + more.bytes.length);
    System.arraycopy(more.bytes, 0, both, bytes.length, more.bytes.length);
    return new Octets(both);
  }

  public Octets slice(int start, int end) {
    return new Octets(Arrays.copyOfRange(bytes, start, end));
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
}
