package io.lintel.driver.zwave.security.join;

import io.lintel.driver.zwave.wire.Octets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The device specific key on a node's label: the first 16 bytes of its public key, written as 8
 * groups of 5 digits. Prints without its first group, which is the {@link DskPin}.
 */
public record Dsk(Octets octets) {
  public static final int SIZE_BYTES = 16;

  private static final int GROUPS = 8;
  private static final int GROUP_DIGITS = 5;
  private static final int PIN_BYTES = 2;
  private static final String FORTY_DIGITS = "\\d{40}";
  private static final String PREFIX = "zws2dsk:";

  public Dsk {
    if (octets.size() != SIZE_BYTES) {
      throw new IllegalArgumentException("a DSK has 16 bytes");
    }
  }

  /** Of the 32 bytes of a node's public key. */
  static Dsk ofPublicKey(Octets key) {
    return new Dsk(key.slice(0, SIZE_BYTES));
  }

  /**
   * As on the label, with dashes, spaces or nothing between its groups, or as a QR code of older
   * nodes gives it.
   *
   * @throws IllegalArgumentException with what is wrong; it does not repeat the digits
   */
  public static Dsk ofText(String text) {
    String trimmed = text.trim();
    String bare = trimmed.startsWith(PREFIX) ? trimmed.substring(PREFIX.length()) : trimmed;
    String digits = bare.replaceAll("[-\\s]", "");
    if (!digits.matches(FORTY_DIGITS)) {
      throw new IllegalArgumentException("a DSK is 40 digits, in 8 groups of 5");
    }
    return ofDigits(digits);
  }

  private static Dsk ofDigits(String digits) {
    Octets octets = Octets.NONE;
    for (int group = 0; group < GROUPS; group++) {
      int start = group * GROUP_DIGITS;
      int value = Integer.parseInt(digits.substring(start, start + GROUP_DIGITS));
      if (value > 0xFFFF) {
        throw new IllegalArgumentException(
            "group " + (group + 1) + " of the DSK is above 65535: read it once more");
      }
      octets = octets.plus(value >> 8, value & 0xFF);
    }
    return new Dsk(octets);
  }

  /** All 40 digits, for the operator or a file that is kept like a key. */
  public String reveal() {
    return IntStream.range(0, GROUPS).mapToObj(this::group).collect(Collectors.joining("-"));
  }

  public DskPin pin() {
    return new DskPin((octets.at(0) << 8) | octets.at(1));
  }

  /** Whether the groups that are not the PIN are the same. */
  boolean isSameButForPin(Dsk other) {
    return octets.from(PIN_BYTES).equals(other.octets.from(PIN_BYTES));
  }

  /** The home id under which a node that is not in a network yet announces itself (SmartStart). */
  public Octets announcedHomeId() {
    Octets part = octets.slice(8, 12);
    return Octets.of(part.at(0) | 0xC0, part.at(1), part.at(2), part.at(3) & 0xFE);
  }

  /** The home id with which the stick tells that it means this node (SmartStart). */
  public Octets confirmedHomeId() {
    Octets part = octets.slice(12, 16);
    return Octets.of(part.at(0) & 0x3F, part.at(1), part.at(2), part.at(3) | 0x01);
  }

  @Override
  public String toString() {
    return "*****" + reveal().substring(GROUP_DIGITS);
  }

  private String group(int index) {
    return "%05d".formatted((octets.at(2 * index) << 8) | octets.at(2 * index + 1));
  }
}
