package io.lintel.hardware.rig;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.model.Bytes;
import java.util.Optional;

/**
 * A message as a client received it.
 *
 * @param retained as published (subscription with retain-as-published)
 * @param duplicate the DUP flag
 * @param expirySeconds what is left of the Message Expiry Interval
 * @param arrivedNanos monotonic clock of the test
 */
public record Message(
    String topic,
    Bytes payload,
    boolean retained,
    boolean duplicate,
    int qos,
    Optional<Long> expirySeconds,
    Optional<String> correlation,
    long arrivedNanos) {

  /** The topic after {@code lintel/v1/{gw}/}. */
  public String subject() {
    String[] levels = topic.split("/", 4);
    return levels.length == 4 ? levels[3] : topic;
  }

  public String text() {
    return payload.utf8();
  }

  public JsonNode json() {
    return Json.read(text());
  }
}
