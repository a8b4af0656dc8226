package io.lintel.driver.encoder.tag;

import java.util.Optional;

/**
 * What a tag says about its NDEF file (NFC Forum Type 4 Tag 2.0, 4.3 and table 3).
 *
 * @param readMaxBytes MLe: how much one READ BINARY may ask for, 1 to 255 here
 * @param writeMaxBytes MLc: how much one UPDATE BINARY may carry, 1 to 255 here
 * @param fileId of the NDEF file
 * @param fileBytes the file's size, the two bytes of its length included
 * @param readable without a key
 * @param writable without a key
 */
record CapabilityContainer(
    int readMaxBytes,
    int writeMaxBytes,
    int fileId,
    int fileBytes,
    boolean readable,
    boolean writable) {

  /** Up to the end of the first control block, which is the NDEF file's. */
  static final int BYTES = 15;

  private static final int VERSION_MAX = 3;
  private static final int NDEF_FILE_CONTROL = 0x0406; // tag 4, 6 bytes long
  private static final int FREE = 0x00;

  /** Empty when the bytes are none of a tag that this driver knows. */
  static Optional<CapabilityContainer> decode(Octets bytes) {
    if (bytes.size() < BYTES || bytes.shortAt(0) < BYTES) {
      return Optional.empty();
    }
    var container =
        new CapabilityContainer(
            Math.min(bytes.shortAt(3), Commands.DATA_MAX_BYTES),
            Math.min(bytes.shortAt(5), Commands.DATA_MAX_BYTES),
            bytes.shortAt(9),
            bytes.shortAt(11),
            bytes.at(13) == FREE,
            bytes.at(14) == FREE);
    int version = bytes.at(2) >> 4;
    boolean known = version >= 1 && version <= VERSION_MAX && bytes.shortAt(7) == NDEF_FILE_CONTROL;
    return Optional.of(container).filter(c -> known && c.isUsable());
  }

  private boolean isUsable() {
    return readMaxBytes > 0 && writeMaxBytes > 0 && fileBytes > 2;
  }

  int messageMaxBytes() {
    return fileBytes - 2;
  }
}
