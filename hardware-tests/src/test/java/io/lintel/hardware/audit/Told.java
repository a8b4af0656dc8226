package io.lintel.hardware.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.hardware.rig.Json;
import io.lintel.hardware.rig.Message;

/**
 * One attempt envelope or event as it was told.
 *
 * @param content the payload without {@code historical}, which alone may differ between repeats
 */
record Told(Key key, String subject, JsonNode body, String content) {

  /** What identifies repeats. */
  record Key(String storeId, long epoch, long sequence) {}

  static Told of(Message message) {
    JsonNode body = message.json();
    ObjectNode rest = body.deepCopy();
    rest.remove("historical");
    return new Told(key(body), message.subject(), body, Json.write(rest));
  }

  boolean isAttempt() {
    return subject.startsWith("attempt/");
  }

  boolean isEvent(String typePrefix) {
    return !isAttempt() && eventType().startsWith(typePrefix);
  }

  String eventType() {
    return body.path("event_type").asText();
  }

  String status() {
    return body.path("action_attempt").path("status").asText();
  }

  boolean terminal() {
    return !status().equals("pending");
  }

  String errorType() {
    return body.path("action_attempt").path("error").path("type").asText();
  }

  String attemptId() {
    return isAttempt()
        ? body.path("action_attempt").path("action_attempt_id").asText()
        : body.path("action_attempt_id").asText();
  }

  String deviceId() {
    return body.path("device_id").asText();
  }

  long sequence() {
    return key.sequence();
  }

  private static Key key(JsonNode body) {
    return new Key(
        body.path("store_id").asText(),
        body.path("epoch").asLong(),
        body.path("sequence").asLong());
  }
}
