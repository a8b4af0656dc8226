package io.lintel.gateway.mqtt;

/** Reason codes of MQTT 5 (section 2.4) that the uplink treats in a way of their own. */
final class ReasonCode {

  static final int NO_MATCHING_SUBSCRIBERS = 0x10;
  static final int FAILURE = 0x80;
  static final int BAD_USER_NAME_OR_PASSWORD = 0x86;
  static final int NOT_AUTHORIZED = 0x87;
  static final int SERVER_SHUTTING_DOWN = 0x8B;
  static final int SESSION_TAKEN_OVER = 0x8E;
  static final int TOPIC_NAME_INVALID = 0x90;
  static final int PACKET_TOO_LARGE = 0x95;
  static final int QUOTA_EXCEEDED = 0x97;
  static final int ADMINISTRATIVE_ACTION = 0x98;
  static final int PAYLOAD_FORMAT_INVALID = 0x99;

  private ReasonCode() {}

  static boolean failed(int code) {
    return code >= FAILURE;
  }

  /** As it is written in the standard. */
  static String text(int code) {
    return String.format("0x%02X", code);
  }
}
