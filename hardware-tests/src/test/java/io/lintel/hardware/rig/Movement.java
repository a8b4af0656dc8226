package io.lintel.hardware.rig;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A line of {@code movements.jsonl}: a bolt began to move.
 *
 * @param kind {@code lock} or {@code unlock}
 * @param attemptId empty for a manual one
 */
public record Movement(String deviceId, String kind, Optional<String> attemptId, String at) {

  static Movement of(JsonNode line) {
    return new Movement(
        line.path("device_id").asText(),
        line.path("kind").asText(),
        Optional.of(line.path("action_attempt_id"))
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText),
        line.path("at").asText());
  }
}
