package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.Octets;

/**
 * Who, in the parameters of an access control event: makers use three forms. A code that stands
 * beside the user is left where it is.
 */
public final class NotificationUser {
  private static final int USER_CODE = 0x63;
  private static final int USER_CODE_REPORT = 0x03;
  private static final int EXTENDED_USER_CODE_REPORT = 0x0D;
  private static final int USER_CREDENTIAL = 0x83;
  private static final int USER_REPORT = 0x07;
  private static final int CREDENTIAL_REPORT = 0x0C;

  /** The user's slot, 1..65535; 0 when not told. */
  public static int of(Octets parameters) {
    return switch (parameters.size()) {
      case 0 -> 0;
      case 1 -> parameters.at(0);
      default -> encapsulated(parameters.at(0) << 8 | parameters.at(1), parameters);
    };
  }

  /** The type of the user's credential as User Credential numbers it; 0 when not told. */
  public static int credentialType(Octets parameters) {
    int command = parameters.size() < 2 ? 0 : parameters.at(0) << 8 | parameters.at(1);
    return switch (command) {
      case USER_CODE << 8 | USER_CODE_REPORT, USER_CODE << 8 | EXTENDED_USER_CODE_REPORT ->
          UserCredentialClass.PIN;
      // report type, user(2), credential type
      case USER_CREDENTIAL << 8 | CREDENTIAL_REPORT -> octet(parameters, 5);
      default -> 0;
    };
  }

  /** A Credential Report as it stands in parameters, of a type and for a user of one byte. */
  public static Octets credential(int user, int type) {
    // answer to a question, user(2), type, slot(2)
    return Octets.of(USER_CREDENTIAL, CREDENTIAL_REPORT, 4, 0, user, type, 0, 0);
  }

  private static int encapsulated(int command, Octets parameters) {
    return switch (command) {
      case USER_CODE << 8 | USER_CODE_REPORT -> octet(parameters, 2);
      // count, user(2)
      case USER_CODE << 8 | EXTENDED_USER_CODE_REPORT -> word(parameters, 3);
      // report type, next user(2), modifier type, modifier node(2), user(2)
      case USER_CREDENTIAL << 8 | USER_REPORT -> word(parameters, 8);
      // report type, user(2)
      case USER_CREDENTIAL << 8 | CREDENTIAL_REPORT -> word(parameters, 3);
      default -> 0;
    };
  }

  private static int octet(Octets parameters, int index) {
    return index < parameters.size() ? parameters.at(index) : 0;
  }

  private static int word(Octets parameters, int index) {
    return index + 1 < parameters.size() ? parameters.at(index) << 8 | parameters.at(index + 1) : 0;
  }

  private NotificationUser() {}
}
