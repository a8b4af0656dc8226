package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Pin;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Codes as nodes keep them: ASCII digits. */
public final class CodeText {
  private static final int LENGTH_LIMIT = 32;

  static Octets encode(Pin code) {
    return Octets.copyOf(code.reveal().getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * The digits that a node shows; some fill the rest with NUL or blanks. Empty when it masks them,
   * or keeps something other than digits.
   */
  public static Optional<Pin> shown(Octets text) {
    int size = text.size();
    while (size > 0 && isFilling(text.at(size - 1))) {
      size--;
    }
    return isDigits(text, size)
        ? Optional.of(new Pin(new String(text.toArray(), 0, size, StandardCharsets.US_ASCII)))
        : Optional.empty();
  }

  private static boolean isFilling(int octet) {
    return octet == 0 || octet == ' ' || octet == '\r' || octet == '\n';
  }

  private static boolean isDigits(Octets text, int size) {
    for (int i = 0; i < size; i++) {
      if (text.at(i) < '0' || text.at(i) > '9') {
        return false;
      }
    }
    return size > 0 && size <= LENGTH_LIMIT;
  }

  private CodeText() {}
}
