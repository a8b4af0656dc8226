package io.lintel.driver.zwave.security.join;

/** Reads decimal digits front to back, naming each field: a level has 2, a byte 3, a word 5. */
final class QrReader {
  private final String digits;
  private int position;

  QrReader(String digits) {
    this.digits = digits;
  }

  int level(String field) {
    return number(2, 99, field);
  }

  int octet(String field) {
    return number(3, 0xFF, field);
  }

  int word(String field) {
    return number(5, 0xFFFF, field);
  }

  /** A number of as many digits as are left, up to 5. */
  int rest(String field) {
    return number(Math.min(left(), 5), 0xFFFF, field);
  }

  String digits(int count, String field) {
    if (left() < count) {
      throw new IllegalArgumentException(
          "this QR code ends before its " + field + ": scan it once more");
    }
    position += count;
    return digits.substring(position - count, position);
  }

  int left() {
    return digits.length() - position;
  }

  private int number(int count, int most, String field) {
    String text = digits(count, field);
    int value = text.isEmpty() ? 0 : Integer.parseInt(text);
    if (value > most) {
      throw new IllegalArgumentException(
          "the " + field + " of this QR code is out of range: scan it once more");
    }
    return value;
  }
}
