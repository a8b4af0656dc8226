package io.lintel.hardware.card;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An NFC Forum Type 4 Tag (mapping version 2.0) of 1,024 bytes, behind a PC/SC reader. It shares no
 * code with the driver, so that the two can disagree. Thread-safe.
 */
public final class TypeFourTag {
  private static final HexFormat HEX = HexFormat.of();
  private static final int CAPACITY_BYTES = 1_024;

  /** Length, version, at most 0xF6 bytes a command, one NDEF file, free to read and write. */
  private static final byte[] CAPABILITIES = HEX.parseHex("000f2000f600f60406e10404000000");

  private static final String APPLICATION = "d2760000850101";
  private static final String CAPABILITY_FILE = "e103";
  private static final String NDEF_FILE = "e104";
  private static final int SELECT = 0xA4;
  private static final int READ = 0xB0;
  private static final int UPDATE = 0xD6;
  private static final int GET_DATA = 0xCA;

  /** What PC/SC part 3 gives to commands for the reader itself. */
  private static final int READER_CLASS = 0xFF;

  private static final byte[] DONE = HEX.parseHex("9000");
  private static final byte[] NOT_FOUND = HEX.parseHex("6a82");
  private static final byte[] NOT_ALLOWED = HEX.parseHex("6986");
  private static final byte[] OUTSIDE = HEX.parseHex("6b00");
  private static final byte[] UNKNOWN = HEX.parseHex("6d00");

  private final byte[] uid;
  private final byte[] ndef = new byte[CAPACITY_BYTES];
  private String selected = "";

  private TypeFourTag(byte[] uid) {
    this.uid = uid;
  }

  public static TypeFourTag withUid(String hex) {
    return new TypeFourTag(HEX.parseHex(hex));
  }

  /** Whether a command writes bytes of the message, and not its length. */
  public static boolean writesMessage(byte[] command) {
    return (command[1] & 0xFF) == UPDATE && offset(command) >= Short.BYTES;
  }

  /** A reader's field was switched on. */
  synchronized void powerUp() {
    selected = "";
  }

  synchronized byte[] answer(byte[] command) {
    boolean toReader = (command[0] & 0xFF) == READER_CLASS;
    return switch (command[1] & 0xFF) {
      case GET_DATA -> toReader ? with(uid) : UNKNOWN;
      case SELECT -> select(HEX.formatHex(data(command)));
      case READ -> read(offset(command), command[4] & 0xFF);
      case UPDATE -> update(offset(command), data(command));
      default -> UNKNOWN;
    };
  }

  /** What any phone would read; empty while the length says that there is nothing. */
  public synchronized Optional<byte[]> message() {
    int length = ByteBuffer.wrap(ndef).getShort() & 0xFFFF;
    return Optional.of(Arrays.copyOfRange(ndef, Short.BYTES, Short.BYTES + length))
        .filter(message -> message.length > 0);
  }

  private byte[] select(String name) {
    boolean file = name.equals(CAPABILITY_FILE) || name.equals(NDEF_FILE);
    if (!name.equals(APPLICATION) && (!file || selected.isEmpty())) {
      return NOT_FOUND;
    }
    selected = name;
    return DONE;
  }

  private byte[] read(int offset, int bytes) {
    if (!selected.equals(CAPABILITY_FILE) && !selected.equals(NDEF_FILE)) {
      return NOT_ALLOWED;
    }
    byte[] file = selected.equals(NDEF_FILE) ? ndef : CAPABILITIES;
    return offset + bytes > file.length
        ? OUTSIDE
        : with(Arrays.copyOfRange(file, offset, offset + bytes));
  }

  private byte[] update(int offset, byte[] data) {
    if (!selected.equals(NDEF_FILE)) {
      return NOT_ALLOWED;
    }
    if (offset + data.length > ndef.length) {
      return OUTSIDE;
    }
    System.arraycopy(data, 0, ndef, offset, data.length);
    return DONE;
  }

  /** P1 and P2. */
  private static int offset(byte[] command) {
    return ByteBuffer.wrap(command).getShort(2) & 0xFFFF;
  }

  private static byte[] data(byte[] command) {
    return Arrays.copyOfRange(command, 5, 5 + (command[4] & 0xFF));
  }

  private static byte[] with(byte[] data) {
    return ByteBuffer.allocate(data.length + DONE.length).put(data).put(DONE).array();
  }
}
