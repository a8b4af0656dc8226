package io.lintel.gateway.mqtt;

import io.lintel.gateway.model.Bytes;
import java.time.Duration;
import java.util.Optional;

/**
 * A message to publish with QoS 1.
 *
 * @param topic whole
 * @param correlation Correlation Data of the request that this answers, at most 64 bytes
 */
public record Message(
    String topic,
    Bytes payload,
    boolean retained,
    Optional<Duration> expiry,
    Optional<Bytes> correlation) {

  /** What the contract says of this topic. */
  static Message on(String topic, Channel channel, Bytes payload) {
    return new Message(topic, payload, channel.retained(), channel.expiry(), Optional.empty());
  }

  Message answering(Optional<Bytes> request) {
    return new Message(topic, payload, retained, expiry, request);
  }
}
