package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Pin;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** User Code, 0x63, versions 1 and 2. */
public final class UserCodeClass {
  public static final int ID = 0x63;

  private static final int SET = 0x01;
  private static final int GET = 0x02;
  private static final int REPORT = 0x03;
  private static final int USERS_NUMBER_GET = 0x04;
  private static final int USERS_NUMBER_REPORT = 0x05;
  private static final int CAPABILITIES_GET = 0x06;
  private static final int CAPABILITIES_REPORT = 0x07;
  private static final int KEYPAD_MODE_SET = 0x08;
  private static final int KEYPAD_MODE_GET = 0x09;
  private static final int KEYPAD_MODE_REPORT = 0x0A;
  private static final int EXTENDED_SET = 0x0B;
  private static final int EXTENDED_GET = 0x0C;
  private static final int EXTENDED_REPORT = 0x0D;
  private static final int ADMIN_SET = 0x0E;
  private static final int ADMIN_GET = 0x0F;
  private static final int ADMIN_REPORT = 0x10;
  private static final int CHECKSUM_GET = 0x11;
  private static final int CHECKSUM_REPORT = 0x12;

  /** Users that the one-octet commands can name. */
  public static final int SHORT_USERS_LIMIT = 255;

  private static final int ENABLED = 0x01;

  /** The next user with a code comes too, as many as fit. */
  private static final int REPORT_MORE = 0x01;

  private static final int MASK_LENGTH = 0x1F;
  private static final int CODE_LENGTH = 0x0F;

  /** Puts a code; user 1..255. */
  public static Octets set(int user, Pin code) {
    return Octets.of(ID, SET, aUser(user), ENABLED).plus(CodeText.encode(code));
  }

  /** Empties one slot; never all of them, which is what user 0 would do. */
  public static Octets clear(int user) {
    return Octets.of(ID, SET, aUser(user), 0, 0, 0, 0, 0);
  }

  public static Octets get(int user) {
    return Octets.of(ID, GET, aUser(user));
  }

  public static Octets getUsersNumber() {
    return Octets.of(ID, USERS_NUMBER_GET);
  }

  /** Version 2. */
  public static Octets getCapabilities() {
    return Octets.of(ID, CAPABILITIES_GET);
  }

  /** Version 2; user 1..65535. */
  public static Octets setExtended(int user, Pin code) {
    return Octets.of(ID, EXTENDED_SET, 1)
        .plus(Wide.word(aUser(user)))
        .plus(ENABLED, code.length())
        .plus(CodeText.encode(code));
  }

  /** Version 2. Empties one slot; never all of them, which is what user 0 would do. */
  public static Octets clearExtended(int user) {
    return Octets.of(ID, EXTENDED_SET, 1).plus(Wide.word(aUser(user))).plus(0, 0);
  }

  /**
   * Version 2.
   *
   * @param more whether the users after it may be told in the same report
   */
  public static Octets getExtended(int user, boolean more) {
    return Octets.of(ID, EXTENDED_GET).plus(Wide.word(aUser(user))).plus(more ? REPORT_MORE : 0);
  }

  /** Version 2. */
  public static Octets getChecksum() {
    return Octets.of(ID, CHECKSUM_GET);
  }

  /** Version 2: 0 normal, 1 vacation, 2 privacy, 3 locked out. */
  public static Octets setKeypadMode(int mode) {
    return Octets.of(ID, KEYPAD_MODE_SET, mode);
  }

  public static Octets getKeypadMode() {
    return Octets.of(ID, KEYPAD_MODE_GET);
  }

  /** Version 2. */
  public static Octets setAdminCode(Pin code) {
    return Octets.of(ID, ADMIN_SET, code.length()).plus(CodeText.encode(code));
  }

  public static Octets getAdminCode() {
    return Octets.of(ID, ADMIN_GET);
  }

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case REPORT -> new Report(new Slot(reader.u8("user"), reader.u8("status"), reader.rest()));
      case USERS_NUMBER_REPORT -> usersNumber(reader);
      case CAPABILITIES_REPORT -> capabilities(reader);
      case KEYPAD_MODE_REPORT -> new KeypadMode(reader.u8("keypad mode"));
      case EXTENDED_REPORT -> extended(reader);
      case ADMIN_REPORT -> new AdminCode((reader.u8("code length") & CODE_LENGTH) > 0);
      case CHECKSUM_REPORT -> new Checksum(reader.u16("checksum"));
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  /** Version 2 says again, in two octets, what may be more than 255. */
  private static UsersNumber usersNumber(OctetReader reader) {
    int few = reader.u8("user count");
    return new UsersNumber(reader.left() < 2 ? few : reader.u16("user count"));
  }

  private static Capabilities capabilities(OctetReader reader) {
    int admin = reader.u8("flags and length");
    Set<Integer> statuses = Mask.of(reader.octets(admin & MASK_LENGTH, "statuses"));
    int bulk = reader.u8("flags and length");
    Set<Integer> modes = Mask.of(reader.octets(bulk & MASK_LENGTH, "keypad modes"));
    Set<Integer> keys = Mask.of(reader.octets(reader.u8("length") & MASK_LENGTH, "keys"));
    return new Capabilities(
        Mask.bit(admin, 7), Mask.bit(bulk, 7), Mask.bit(bulk, 6), statuses, modes, keys);
  }

  private static Extended extended(OctetReader reader) {
    int count = reader.u8("code count");
    var slots = new ArrayList<Slot>();
    for (int i = 0; i < count; i++) {
      slots.add(slot(reader));
    }
    return new Extended(slots, reader.u16("next user"));
  }

  private static Slot slot(OctetReader reader) {
    int user = reader.u16("user");
    int status = reader.u8("status");
    return new Slot(user, status, reader.octets(reader.u8("code length") & CODE_LENGTH, "code"));
  }

  private static int aUser(int user) {
    if (user < 1) {
      throw new IllegalArgumentException("user " + user + " would mean all of them");
    }
    return user;
  }

  /** What a lock says of its codes. */
  public sealed interface FromNode extends NodeCommand {}

  /** One slot. */
  public record Report(Slot slot) implements FromNode {}

  /**
   * Several slots; empty ones are left out, save the one asked for.
   *
   * @param next the next user with a code, 0 after the last
   */
  public record Extended(List<Slot> slots, int next) implements FromNode {
    public Extended {
      slots = List.copyOf(slots);
    }
  }

  /**
   * What a slot holds. The code is never printed.
   *
   * @param status 0 available, 1 enabled, 2 disabled, 3 messaging, 4 passage mode, 0xFE there is no
   *     such slot
   * @param code as the node tells it: digits, masked, or nothing
   */
  public record Slot(int user, int status, Octets code) {
    public static final int AVAILABLE = 0x00;
    public static final int NOT_THERE = 0xFE;

    public boolean isUsed() {
      return status != AVAILABLE && status != NOT_THERE;
    }
  }

  /** How many users it can hold. */
  public record UsersNumber(int count) implements FromNode {}

  /**
   * What it can do; version 2.
   *
   * @param adminCode whether it has a code of an administrator
   * @param multipleReports whether it tells several users in one report
   * @param keys characters that it takes, as ASCII
   */
  public record Capabilities(
      boolean adminCode,
      boolean checksum,
      boolean multipleReports,
      Set<Integer> statuses,
      Set<Integer> keypadModes,
      Set<Integer> keys)
      implements FromNode {}

  /** 0 normal, 1 vacation, 2 privacy, 3 locked out. */
  public record KeypadMode(int mode) implements FromNode {}

  /** Whether an administrator's code is set; the code itself is left where it is. */
  public record AdminCode(boolean set) implements FromNode {}

  /**
   * Of all that is set, 0 when nothing is.
   *
   * @param crc CRC-16/AUG-CCITT over user(2), status and code of each, in order
   */
  public record Checksum(int crc) implements FromNode {}

  private UserCodeClass() {}
}
