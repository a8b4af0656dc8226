package io.lintel.driver.encoder;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An NFC Forum Type 4 Tag 2.0 in software, as a card answers through a PC/SC reader. Bytes in,
 * bytes out; knows nothing of the driver's classes.
 */
public final class VirtualTag {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] NDEF_APPLICATION = HEX.parseHex("d2760000850101");
  private static final int CAPABILITIES = 0xE103;
  private static final int MESSAGE = 0xE104;

  private final byte[] identifier;
  private final byte[] capabilities;
  private final byte[] message;
  private boolean application;
  private int file;
  private int commands;
  private int completions;

  private VirtualTag(String identifier, String readMax, String writeMax, int bytes, String access) {
    this.identifier = HEX.parseHex(identifier);
    this.message = new byte[bytes];
    this.capabilities =
        HEX.parseHex("000f20" + readMax + writeMax + "0406e104" + "%04x".formatted(bytes) + access);
  }

  /** An empty tag that takes 0xF6 bytes a command, as an NTAG 424 or a ST25TA do. */
  public static VirtualTag empty() {
    return new VirtualTag("04a1b2c3d4e5f6", "00f6", "00f6", 1_024, "0000");
  }

  static VirtualTag withIdentifier(String hex) {
    return new VirtualTag(hex, "00f6", "00f6", 1_024, "0000");
  }

  /** Of so many bytes a command, 1 to 255. */
  static VirtualTag inPieces(int readMax, int writeMax) {
    return new VirtualTag(
        "04a1b2c3d4e5f6", "%04x".formatted(readMax), "%04x".formatted(writeMax), 1_024, "0000");
  }

  static VirtualTag ofBytes(int bytes) {
    return new VirtualTag("04a1b2c3d4e5f6", "00f6", "00f6", bytes, "0000");
  }

  static VirtualTag writeProtected() {
    return new VirtualTag("04a1b2c3d4e5f6", "00f6", "00f6", 1_024, "00ff");
  }

  /** What the field of a reader does when a card enters it. */
  public void powerUp() {
    application = false;
    file = 0;
  }

  int commands() {
    return commands;
  }

  /** How often it became valid. */
  int completions() {
    return completions;
  }

  /** What any phone would read; empty when the tag holds nothing. */
  public Optional<byte[]> holds() {
    int length = number(message[0], message[1]);
    return length == 0 ? Optional.empty() : Optional.of(Arrays.copyOfRange(message, 2, 2 + length));
  }

  void put(byte[] content) {
    message[0] = (byte) (content.length >> 8);
    message[1] = (byte) content.length;
    System.arraycopy(content, 0, message, 2, content.length);
  }

  /** The worn cell of a card: a byte that stays as it is. */
  void spoil(int offset) {
    message[offset] ^= 0x40;
  }

  public byte[] answer(byte[] command) {
    commands++;
    int ins = command[1] & 0xFF;
    int where = number(command[2], command[3]);
    return switch (command[0] & 0xFF) {
      case 0xFF -> ins == 0xCA && where == 0 ? well(identifier) : HEX.parseHex("6d00");
      case 0x00 ->
          switch (ins) {
            case 0xA4 -> select(command, where);
            case 0xB0 -> read(where, command[4] & 0xFF);
            case 0xD6 -> update(where, data(command));
            default -> HEX.parseHex("6d00");
          };
      default -> HEX.parseHex("6e00");
    };
  }

  private byte[] select(byte[] command, int how) {
    byte[] name = data(command);
    if (how == 0x0400) {
      application = Arrays.equals(name, NDEF_APPLICATION);
      return HEX.parseHex(application ? "9000" : "6a82");
    }
    int id = number(name[0], name[1]);
    boolean known = application && how == 0x000C && (id == CAPABILITIES || id == MESSAGE);
    file = known ? id : 0;
    return HEX.parseHex(known ? "9000" : "6a82");
  }

  private byte[] read(int offset, int size) {
    byte[] content = file == CAPABILITIES ? capabilities : message;
    if (file == 0 || size > (capabilities[4] & 0xFF)) {
      return HEX.parseHex("6700");
    }
    return offset + size > content.length
        ? HEX.parseHex("6b00")
        : well(Arrays.copyOfRange(content, offset, offset + size));
  }

  private byte[] update(int offset, byte[] data) {
    if (file != MESSAGE || capabilities[14] != 0) {
      return HEX.parseHex("6982");
    }
    if (data.length > (capabilities[6] & 0xFF) || offset + data.length > message.length) {
      return HEX.parseHex("6700");
    }
    System.arraycopy(data, 0, message, offset, data.length);
    if (offset == 0 && holds().isPresent()) {
      completions++;
    }
    return HEX.parseHex("9000");
  }

  private static int number(byte high, byte low) {
    return ((high & 0xFF) << 8) | (low & 0xFF);
  }

  private static byte[] data(byte[] command) {
    return Arrays.copyOfRange(command, 5, 5 + (command[4] & 0xFF));
  }

  private static byte[] well(byte[] data) {
    byte[] answer = Arrays.copyOf(data, data.length + 2);
    answer[data.length] = (byte) 0x90;
    return answer;
  }
}
