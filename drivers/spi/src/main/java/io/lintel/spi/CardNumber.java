package io.lintel.spi;

import java.math.BigInteger;
import java.util.HexFormat;

/**
 * What a reader read of a card: so many bits, as they came, first bit first. Prints as {@code
 * <card>}.
 */
public final class CardNumber {

  /** The longest that OSDP_RAW or an NFC identifier has in practice. */
  private static final int BITS_MAX = 512;

  private final int bits;
  private final BigInteger value;

  /**
   * Checks the number.
   *
   * @param bits 1 to 512
   * @param value not negative, within as many bits
   * @throws IllegalArgumentException the message does not repeat the number
   */
  public CardNumber(int bits, BigInteger value) {
    if (bits < 1 || bits > BITS_MAX || value.signum() < 0 || value.bitLength() > bits) {
      throw new IllegalArgumentException("a card number has 1 to " + BITS_MAX + " bits");
    }
    this.bits = bits;
    this.value = value;
  }

  public int bits() {
    return bits;
  }

  /** The bits as a number, the first bit the highest; for decoding alone. */
  public BigInteger reveal() {
    return value;
  }

  /** The bits right-aligned in whole bytes, lower-case hex; for storing alone. */
  public String revealHex() {
    byte[] bytes = new byte[(bits + 7) / 8];
    byte[] raw = value.toByteArray();
    for (int i = 0; i < bytes.length && i < raw.length; i++) {
      bytes[bytes.length - 1 - i] = raw[raw.length - 1 - i];
    }
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CardNumber that && bits == that.bits && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return 31 * bits + value.hashCode();
  }

  @Override
  public String toString() {
    return "<card>";
  }
}
