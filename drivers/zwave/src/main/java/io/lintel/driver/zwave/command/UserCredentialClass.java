package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Pin;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * User Credential, 0x83, version 1: takes the place of User Code on newer locks. A user is added
 * first, its credentials after it. What version 2 adds (the key locker) is not used.
 */
public final class UserCredentialClass {
  public static final int ID = 0x83;

  /** Credential types. */
  public static final int PIN = 0x01;

  public static final int RFID = 0x03;

  private static final int USER_CAPABILITIES_GET = 0x01;
  private static final int USER_CAPABILITIES_REPORT = 0x02;
  private static final int CREDENTIAL_CAPABILITIES_GET = 0x03;
  private static final int CREDENTIAL_CAPABILITIES_REPORT = 0x04;
  private static final int USER_SET = 0x05;
  private static final int USER_GET = 0x06;
  private static final int USER_REPORT = 0x07;
  private static final int CREDENTIAL_SET = 0x0A;
  private static final int CREDENTIAL_GET = 0x0B;
  private static final int CREDENTIAL_REPORT = 0x0C;
  private static final int LEARN_REPORT = 0x11;
  private static final int ASSOCIATION_REPORT = 0x13;
  private static final int ALL_USERS_CHECKSUM_GET = 0x14;
  private static final int ALL_USERS_CHECKSUM_REPORT = 0x15;
  private static final int USER_CHECKSUM_GET = 0x16;
  private static final int USER_CHECKSUM_REPORT = 0x17;
  private static final int CREDENTIAL_CHECKSUM_GET = 0x18;
  private static final int CREDENTIAL_CHECKSUM_REPORT = 0x19;
  private static final int ADMIN_PIN_REPORT = 0x1C;

  private static final int GENERAL = 0x00;
  private static final int SINGLE = 0x01;
  private static final int ACTIVE = 0x01;

  /** What to do with a user or a credential. */
  public enum Operation {
    ADD(0x00),
    MODIFY(0x01),
    DELETE(0x02);

    private final int code;

    Operation(int code) {
      this.code = code;
    }
  }

  public static Octets getUserCapabilities() {
    return Octets.of(ID, USER_CAPABILITIES_GET);
  }

  public static Octets getCredentialCapabilities() {
    return Octets.of(ID, CREDENTIAL_CAPABILITIES_GET);
  }

  /**
   * Adds or changes a general, active user with a single credential.
   *
   * @param asciiName of at most the length that the lock takes; empty where it takes none
   */
  public static Octets setUser(Operation operation, int user, Octets asciiName) {
    return Octets.of(ID, USER_SET, operation.code)
        .plus(Wide.word(aNumber(user)))
        .plus(GENERAL, ACTIVE, SINGLE)
        .plus(Wide.word(0))
        .plus(0, asciiName.size())
        .plus(asciiName);
  }

  /** Takes one user away, with its credentials; never all of them, which user 0 would mean. */
  public static Octets deleteUser(int user) {
    return Octets.of(ID, USER_SET, Operation.DELETE.code).plus(Wide.word(aNumber(user)));
  }

  /** User 0 asks for the first. */
  public static Octets getUser(int user) {
    return Octets.of(ID, USER_GET).plus(Wide.word(user));
  }

  public static Octets setPin(Operation operation, int user, int slot, Pin code) {
    return credential(user, slot).plus(operation.code, code.length()).plus(CodeText.encode(code));
  }

  /** Takes one PIN away; never all of them, which user or slot 0 would mean. */
  public static Octets deletePin(int user, int slot) {
    return credential(user, slot).plus(Operation.DELETE.code);
  }

  /** User, type and slot 0 ask for the first. */
  public static Octets getCredential(int user, int type, int slot) {
    return Octets.of(ID, CREDENTIAL_GET).plus(Wide.word(user)).plus(type).plus(Wide.word(slot));
  }

  public static Octets getAllUsersChecksum() {
    return Octets.of(ID, ALL_USERS_CHECKSUM_GET);
  }

  public static Octets getUserChecksum(int user) {
    return Octets.of(ID, USER_CHECKSUM_GET).plus(Wide.word(aNumber(user)));
  }

  public static Octets getCredentialChecksum(int type) {
    return Octets.of(ID, CREDENTIAL_CHECKSUM_GET, type);
  }

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case USER_CAPABILITIES_REPORT -> userCapabilities(reader);
      case CREDENTIAL_CAPABILITIES_REPORT -> credentialCapabilities(reader);
      case USER_REPORT -> user(reader);
      case CREDENTIAL_REPORT -> credential(reader);
      case LEARN_REPORT -> learn(reader);
      case ASSOCIATION_REPORT -> association(reader);
      case ALL_USERS_CHECKSUM_REPORT -> new AllUsersChecksum(reader.u16("checksum"));
      case USER_CHECKSUM_REPORT -> new UserChecksum(reader.u16("user"), reader.u16("checksum"));
      case CREDENTIAL_CHECKSUM_REPORT ->
          new CredentialChecksum(reader.u8("type"), reader.u16("checksum"));
      case ADMIN_PIN_REPORT -> new AdminPin((reader.u8("result and length") & 0x0F) > 0);
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  private static Octets credential(int user, int slot) {
    return Octets.of(ID, CREDENTIAL_SET)
        .plus(Wide.word(aNumber(user)))
        .plus(PIN)
        .plus(Wide.word(aNumber(slot)));
  }

  private static UserCapabilities userCapabilities(OctetReader reader) {
    int users = reader.u16("user count");
    reader.u8("credential rules");
    int nameLimit = reader.u8("name length");
    int flags = reader.u8("flags");
    Set<Integer> types = Mask.of(reader.octets(reader.u8("mask length"), "user types"));
    return new UserCapabilities(
        users, nameLimit, Mask.bit(flags, 7), Mask.bit(flags, 6), Mask.bit(flags, 5), types);
  }

  /** Column by column: all types, then all of what is told of each. */
  private static CredentialCapabilities credentialCapabilities(OctetReader reader) {
    int flags = reader.u8("flags");
    int count = reader.u8("type count");
    Octets types = reader.octets(count, "types");
    Octets learn = reader.octets(count, "learning");
    var slots = new OctetReader(reader.octets(2 * count, "slots"), "slots");
    Octets min = reader.octets(count, "shortest");
    Octets max = reader.octets(count, "longest");
    var kinds = new ArrayList<Kind>();
    for (int i = 0; i < count; i++) {
      boolean learns = Mask.bit(learn.at(i), 7);
      kinds.add(new Kind(types.at(i), learns, slots.u16("slots"), min.at(i), max.at(i)));
    }
    return new CredentialCapabilities(Mask.bit(flags, 7), kinds);
  }

  private static UserReport user(OctetReader reader) {
    int why = reader.u8("report type");
    int next = reader.u16("next user");
    boolean exists = exists(reader);
    int user = reader.u16("user");
    int type = reader.u8("user type");
    boolean active = Mask.bit(reader.u8("active"), 0);
    reader.u8("credential rule");
    reader.u16("expiring minutes");
    reader.u8("name encoding");
    return new UserReport(
        why, next, user, exists, type, active, reader.octets(reader.u8("name length"), "name"));
  }

  private static CredentialReport credential(OctetReader reader) {
    int why = reader.u8("report type");
    int user = reader.u16("user");
    int type = reader.u8("type");
    int slot = reader.u16("slot");
    boolean shown = Mask.bit(reader.u8("flags"), 7);
    Octets data = reader.octets(reader.u8("length"), "credential");
    boolean exists = exists(reader);
    int nextType = reader.u8("next type");
    return new CredentialReport(
        why, user, type, slot, exists, shown, data, nextType, reader.u16("next slot"));
  }

  /** Who changed it last: nobody, when there is none. */
  private static boolean exists(OctetReader reader) {
    int modifier = reader.u8("modifier type");
    reader.u16("modifier node");
    return modifier != 0;
  }

  private static LearnReport learn(OctetReader reader) {
    int status = reader.u8("status");
    int user = reader.u16("user");
    int type = reader.u8("type");
    return new LearnReport(status, user, type, reader.u16("slot"), reader.u8("steps left"));
  }

  private static AssociationReport association(OctetReader reader) {
    int type = reader.u8("type");
    int slot = reader.u16("slot");
    return new AssociationReport(type, slot, reader.u16("user"), reader.u8("status"));
  }

  private static int aNumber(int number) {
    if (number < 1) {
      throw new IllegalArgumentException(number + " would mean all of them");
    }
    return number;
  }

  /** What a lock says of its users and their credentials. */
  public sealed interface FromNode extends NodeCommand {}

  /** What it can hold of users. */
  public record UserCapabilities(
      int users,
      int nameLengthMax,
      boolean schedules,
      boolean allUsersChecksum,
      boolean userChecksum,
      Set<Integer> types)
      implements FromNode {}

  /** What it can hold of credentials. */
  public record CredentialCapabilities(boolean checksum, List<Kind> kinds) implements FromNode {
    public CredentialCapabilities {
      kinds = List.copyOf(kinds);
    }
  }

  /** One type of credential; lengths in octets. */
  public record Kind(int type, boolean learns, int slots, int lengthMin, int lengthMax) {}

  /** Why a report came. */
  public static final class Why {
    public static final int ADDED = 0x00;
    public static final int MODIFIED = 0x01;
    public static final int DELETED = 0x02;
    public static final int UNCHANGED = 0x03;
    public static final int ASKED = 0x04;
    public static final int OCCUPIED = 0x05;
    public static final int EMPTY = 0x06;
    public static final int DUPLICATE = 0x07;
    public static final int SECURITY_RULE = 0x08;
    public static final int WRONG_USER = 0x09;
    public static final int DUPLICATE_OF_ADMIN = 0x0A;

    private Why() {}
  }

  /**
   * One user.
   *
   * @param why see {@link Why}; what is DUPLICATE there says of a user that it expires in no time
   * @param next the next user, 0 after the last
   * @param type 0 general, 3 programming, 4 no access, 5 duress, 6 disposable, 7 expiring, 9 remote
   *     only
   * @param name not printed: it may be a guest's
   */
  public record UserReport(
      int why, int next, int user, boolean exists, int type, boolean active, Octets name)
      implements FromNode {}

  /**
   * One credential.
   *
   * @param why see {@link Why}
   * @param exists false when there is none at this place
   * @param shown whether the data is the credential itself, rather than a hash or nothing
   * @param data never printed
   * @param nextType of the next credential; 0 after the last
   */
  public record CredentialReport(
      int why,
      int user,
      int type,
      int slot,
      boolean exists,
      boolean shown,
      Octets data,
      int nextType,
      int nextSlot)
      implements FromNode {}

  /** How learning a credential at the lock goes. */
  public record LearnReport(int status, int user, int type, int slot, int stepsLeft)
      implements FromNode {}

  /** A credential belongs to another user now, or does not. */
  public record AssociationReport(int type, int slot, int user, int status) implements FromNode {}

  /** Of everything that is set. */
  public record AllUsersChecksum(int crc) implements FromNode {}

  /** Of one user and what it has. */
  public record UserChecksum(int user, int crc) implements FromNode {}

  /** Of all credentials of one type. */
  public record CredentialChecksum(int type, int crc) implements FromNode {}

  /** Whether an administrator's code is set; the code itself is left where it is. */
  public record AdminPin(boolean set) implements FromNode {}

  private UserCredentialClass() {}
}
