package io.lintel.gateway.mqtt;

/** What a PUBACK means for an outbox row. */
enum RowAnswer {
  /** The row leaves the outbox. */
  TAKEN,
  /** The broker took it for nobody: it waits until someone is subscribed. */
  NO_CONSUMER,
  /** Not this gateway, or not now: everything waits, for the next row would fare no better. */
  REFUSED,
  QUOTA,
  /** This row will never pass. */
  NEVER;

  static RowAnswer of(int reasonCode, boolean requireConsumer) {
    return switch (reasonCode) {
      case ReasonCode.NO_MATCHING_SUBSCRIBERS -> requireConsumer ? NO_CONSUMER : TAKEN;
      case ReasonCode.QUOTA_EXCEEDED -> QUOTA;
      case ReasonCode.TOPIC_NAME_INVALID,
          ReasonCode.PACKET_TOO_LARGE,
          ReasonCode.PAYLOAD_FORMAT_INVALID ->
          NEVER;
      default -> ReasonCode.failed(reasonCode) ? REFUSED : TAKEN;
    };
  }
}
