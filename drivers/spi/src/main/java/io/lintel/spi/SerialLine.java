package io.lintel.spi;

/**
 * How a serial port is set. 8 data bits, no flow control.
 *
 * @param baud bits per second, 300 to 921600
 * @param parity of each byte
 * @param stopBits 1 or 2
 */
public record SerialLine(int baud, Parity parity, int stopBits) {

  /** The check bit of each byte. */
  public enum Parity {
    NONE,
    EVEN,
    ODD
  }

  public SerialLine {
    if (baud < 300 || baud > 921_600) {
      throw new IllegalArgumentException("baud " + baud + " is not within 300..921600");
    }
    if (stopBits != 1 && stopBits != 2) {
      throw new IllegalArgumentException("stop bits " + stopBits + " is neither 1 nor 2");
    }
  }

  /** 8N1 at the given speed. */
  public static SerialLine of(int baud) {
    return new SerialLine(baud, Parity.NONE, 1);
  }
}
