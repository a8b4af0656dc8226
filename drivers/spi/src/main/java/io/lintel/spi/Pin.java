package io.lintel.spi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Digits that someone enters at a keypad: 1 to 32 of 0-9. Prints as {@code ****}. */
public final class Pin {

  private static final int DIGITS_MAX = 32;

  private final String digits;

  /**
   * Checks the digits.
   *
   * @throws IllegalArgumentException when it is not 1 to 32 digits; the message does not repeat it
   */
  public Pin(String digits) {
    if (digits.isEmpty()
        || digits.length() > DIGITS_MAX
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException("a code is 1 to " + DIGITS_MAX + " digits");
    }
    this.digits = digits;
  }

  /** The digits, for the device alone. */
  public String reveal() {
    return digits;
  }

  public int length() {
    return digits.length();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pin that && MessageDigest.isEqual(utf8(digits), utf8(that.digits));
  }

  @Override
  public int hashCode() {
    return digits.hashCode();
  }

  @Override
  public String toString() {
    return "****";
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
