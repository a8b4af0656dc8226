package io.lintel.gateway.mqtt;

import io.lintel.gateway.log.Text;
import io.lintel.gateway.model.UplinkFault;

/** Faults of the uplink in the words of installers. */
final class UplinkWords {

  private static final int DETAIL_MAX = 300;

  private UplinkWords() {}

  static String of(UplinkFault fault, String detail) {
    return words(fault) + " (" + fault.code() + ": " + Text.clean(detail, DETAIL_MAX) + ")";
  }

  /** Whether somebody must mend something before it can go on. */
  static boolean alarms(UplinkFault fault) {
    return switch (fault) {
      case LOGIN_REFUSED, SUBSCRIBE_REFUSED, TAKEN_OVER, NO_CONSUMER, PUBLISH_REFUSED, QUOTA ->
          true;
      case REJECTED, NOT_ENDING, TOO_MANY_SLOTS, BUG, PLAINTEXT, CREDENTIALS, TLS -> true;
      case UNREACHABLE, NO_ANSWER, CONNECT_REFUSED, LOST, CLOSED_BY_BROKER, SILENT, STORE_SLOW ->
          false;
    };
  }

  private static String words(UplinkFault fault) {
    return switch (fault) {
      case UNREACHABLE -> "the broker cannot be reached: check network and mqtt.url";
      case PLAINTEXT -> "mqtt:// would leave this machine unencrypted: use mqtts://";
      case CREDENTIALS -> "a certificate, key or password file cannot be used: correct it";
      case TLS -> "no encrypted connection: check ca_file, the name in mqtt.url, and the clock";
      case NO_ANSWER -> "the broker's port answers, the broker does not";
      case LOGIN_REFUSED ->
          "the broker does not accept this gateway: check its certificate or user";
      case CONNECT_REFUSED -> "the broker refused the connection";
      case SUBSCRIBE_REFUSED -> "the broker gives this gateway no commands: check its access list";
      case LOST -> "the connection broke";
      case CLOSED_BY_BROKER -> "the broker closed the connection";
      case SILENT -> "the broker stopped answering";
      case TAKEN_OVER -> "another gateway uses this gateway's id: find it, give each its own";
      case NO_CONSUMER -> "nobody receives what this gateway publishes: start the consumer";
      case PUBLISH_REFUSED -> "the broker lets this gateway not publish: check its access list";
      case QUOTA -> "the broker takes no more messages: its quota is used up";
      case REJECTED -> "the broker will never take a message; it stays in the journal";
      case STORE_SLOW -> "the store did not answer in time";
      case NOT_ENDING -> "an old connection did not end in time";
      case TOO_MANY_SLOTS -> "too many retained topics; a state is not published";
      case BUG -> "the uplink failed unexpectedly: report it with the log";
    };
  }
}
