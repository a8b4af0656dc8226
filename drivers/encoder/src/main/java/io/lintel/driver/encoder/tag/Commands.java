package io.lintel.driver.encoder.tag;

/** The commands of a conversation, in short form (NFC Forum Type 4 Tag 2.0, 5; PC/SC part 3). */
final class Commands {
  /** A short command carries and asks for at most so many bytes. */
  static final int DATA_MAX_BYTES = 255;

  static final Octets GET_IDENTIFIER = Octets.ofHex("ffca000000");
  static final Octets SELECT_APPLICATION = Octets.ofHex("00a4040007d276000085010100");
  static final Octets SELECT_CAPABILITIES = selectFile(0xE103);
  static final Octets READ_CAPABILITIES = read(0, CapabilityContainer.BYTES);
  static final Octets READ_LENGTH = read(0, 2);

  static Octets selectFile(int id) {
    return Octets.ofHex("00a4000c02").plus(Octets.ofShort(id));
  }

  /**
   * READ BINARY.
   *
   * @param size 1 to 255
   */
  static Octets read(int offset, int size) {
    return Octets.ofHex("00b0").plus(Octets.ofShort(offset)).plus(one(size));
  }

  /**
   * UPDATE BINARY.
   *
   * @param data 1 to 255 bytes
   */
  static Octets update(int offset, Octets data) {
    return Octets.ofHex("00d6").plus(Octets.ofShort(offset)).plus(one(data.size())).plus(data);
  }

  private static Octets one(int value) {
    if (value < 1 || value > DATA_MAX_BYTES) {
      throw new IllegalArgumentException(value + " bytes in a short command");
    }
    return Octets.ofShort(value).slice(1, 2);
  }

  private Commands() {}
}
