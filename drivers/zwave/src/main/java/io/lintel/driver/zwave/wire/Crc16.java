package io.lintel.driver.zwave.wire;

/**
 * CRC-16/AUG-CCITT: polynomial 0x1021, begins at 0x1D0F, neither reflected nor inverted at the end.
 * Guards CRC-16 encapsulation, segments of Transport Service and a lock's list of codes.
 */
public final class Crc16 {
  public static final int SIZE_BYTES = 2;

  private static final int POLYNOMIAL = 0x1021;
  private static final int BEGIN = 0x1D0F;

  /** 0..0xFFFF. */
  public static int of(Octets octets) {
    int crc = BEGIN;
    for (int i = 0; i < octets.size(); i++) {
      crc = shifted(crc ^ octets.at(i) << 8);
    }
    return crc;
  }

  /** The bytes with their checksum behind them. */
  public static Octets sealed(Octets octets) {
    int crc = of(octets);
    return octets.plus(crc >> 8, crc & 0xFF);
  }

  /**
   * The bytes without the checksum behind them.
   *
   * @param what the frame or command, for the message when the checksum is missing or wrong
   */
  public static Octets opened(Octets octets, String what) {
    int size = octets.size() - SIZE_BYTES;
    if (size < 0 || !sealed(octets.slice(0, size)).equals(octets)) {
      throw new MalformedFrame(what, "checksum", Math.max(0, size));
    }
    return octets.slice(0, size);
  }

  private static int shifted(int crc) {
    int shifted = crc;
    for (int bit = 0; bit < 8; bit++) {
      boolean carry = (shifted & 0x8000) != 0;
      shifted = (shifted << 1 ^ (carry ? POLYNOMIAL : 0)) & 0xFFFF;
    }
    return shifted;
  }

  private Crc16() {}
}
