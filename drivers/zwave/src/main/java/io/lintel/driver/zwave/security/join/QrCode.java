package io.lintel.driver.zwave.security.join;

import io.lintel.driver.zwave.security.SecurityClass;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The text of the QR code on a node's label (Node Provisioning QR Code Format, SDS13937): {@code
 * 90}, version, checksum, requested keys, DSK, and blocks of type, length and digits.
 *
 * @param smartStart whether the node joins by itself once it is on the list and has power
 * @param dsk with the PIN: whoever has the text can let the node in
 * @param maxIntervalSeconds how seldom the node may announce itself
 * @param longRange whether the node can do Long Range
 */
public record QrCode(
    boolean smartStart,
    Set<SecurityClass> requested,
    Dsk dsk,
    Optional<QrType> type,
    Optional<QrProduct> product,
    Optional<Integer> maxIntervalSeconds,
    boolean longRange) {
  private static final int LEAST_DIGITS = 52;
  private static final int MOST_DIGITS = 1_024;
  private static final int CHECKED_FROM = 9;
  private static final int INTERVAL_UNIT_SECONDS = 128;
  private static final int LONG_RANGE_BIT = 0x02;

  /**
   * Reads it as a scanner gives it; white space does not matter.
   *
   * @throws IllegalArgumentException with what is wrong and what to do; it does not repeat the text
   */
  public static QrCode parse(String text) {
    String digits = text.replaceAll("\\s", "");
    if (digits.length() < LEAST_DIGITS
        || digits.length() > MOST_DIGITS
        || !digits.startsWith("90")
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException(
          "this is no Z-Wave QR code: it is digits alone and begins with 90");
    }
    return read(digits);
  }

  private static QrCode read(String digits) {
    var reader = new QrReader(digits.substring(2));
    int version = reader.level("version");
    if (version > 1) {
      throw new IllegalArgumentException("this QR code is of a version not known here");
    }
    check(reader.word("checksum"), digits.substring(CHECKED_FROM));
    Set<SecurityClass> requested = SecurityClass.ofBits(reader.octet("requested keys"));
    Dsk dsk = Dsk.ofText(reader.digits(40, "DSK"));
    return withBlocks(version == 1, requested, dsk, blocks(reader));
  }

  private static QrCode withBlocks(
      boolean smartStart, Set<SecurityClass> requested, Dsk dsk, Map<QrBlock, QrReader> blocks) {
    return new QrCode(
        smartStart,
        requested,
        dsk,
        Optional.ofNullable(blocks.get(QrBlock.PRODUCT_TYPE)).map(QrType::read),
        Optional.ofNullable(blocks.get(QrBlock.PRODUCT_ID)).map(QrProduct::read),
        Optional.ofNullable(blocks.get(QrBlock.MAX_INTERVAL))
            .map(each -> each.level("interval") * INTERVAL_UNIT_SECONDS),
        Optional.ofNullable(blocks.get(QrBlock.PROTOCOLS))
            .filter(each -> (each.rest("protocols") & LONG_RANGE_BIT) != 0)
            .isPresent());
  }

  private static Map<QrBlock, QrReader> blocks(QrReader reader) {
    Map<QrBlock, QrReader> found = new HashMap<>();
    while (reader.left() > 0) {
      int head = reader.level("type of a block");
      QrReader block =
          new QrReader(reader.digits(reader.level("length of a block"), "content of a block"));
      Optional<QrBlock> known = QrBlock.of(head >> 1);
      if (known.isEmpty() && (head & 1) != 0) {
        throw new IllegalArgumentException("this QR code asks for something not known here");
      }
      known.ifPresent(each -> found.put(each, block));
    }
    return found;
  }

  private static void check(int expected, String digits) {
    byte[] hash = sha1(digits);
    if (expected != (((hash[0] & 0xFF) << 8) | (hash[1] & 0xFF))) {
      throw new IllegalArgumentException("a digit of this QR code is wrong: scan it once more");
    }
  }

  private static byte[] sha1(String digits) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(digits.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-1", e);
    }
  }
}
