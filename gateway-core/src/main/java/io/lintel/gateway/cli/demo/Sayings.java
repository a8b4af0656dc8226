package io.lintel.gateway.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.log.Text;
import java.util.Map;
import java.util.Optional;

/** Says in a line what a message of the gateway tells. Pure. */
final class Sayings {

  private static final int TEXT_MAX = 300;
  private static final int SHORT_ID = 8;

  private final Map<String, String> deviceNames;

  /**
   * For a house.
   *
   * @param deviceNames by device id
   */
  Sayings(Map<String, String> deviceNames) {
    this.deviceNames = deviceNames;
  }

  /**
   * A line, or nothing for messages that repeat what others tell.
   *
   * @param topic after {@code lintel/v1/{gw}/}
   */
  Optional<String> of(String topic, JsonNode message) {
    return switch (topic.substring(0, (topic + "/").indexOf('/'))) {
      case "attempt" -> Optional.of(attempt(message.path("action_attempt")));
      case "event" -> event(message);
      case "presence" ->
          Optional.of("presence " + message.path("status").asText() + " (last will or own word)");
      default -> Optional.empty();
    };
  }

  String command(String type, String deviceId, String attemptId) {
    return "-> %s \"%s\" (attempt %s)".formatted(type, name(deviceId), shortened(attemptId));
  }

  private static String attempt(JsonNode attempt) {
    String head = "<- attempt " + shortened(attempt.path("action_attempt_id").asText()) + ": ";
    return head
        + switch (attempt.path("status").asText()) {
          case "success" -> "success" + confirmed(attempt.path("result"));
          case "error" ->
              "error %s: %s"
                  .formatted(
                      attempt.path("error").path("type").asText(),
                      Text.clean(attempt.path("error").path("message").asText(), TEXT_MAX));
          default -> attempt.path("status").asText();
        };
  }

  private static String confirmed(JsonNode result) {
    return result.path("was_confirmed_by_device").asBoolean() ? ", confirmed by the device" : "";
  }

  private Optional<String> event(JsonNode event) {
    String type = event.path("event_type").asText();
    if (type.startsWith("action_attempt.")) {
      return Optional.empty();
    }
    var line = new StringBuilder("<- event " + type);
    if (event.hasNonNull("device_id")) {
      line.append(" \"").append(name(event.get("device_id").asText())).append('"');
    }
    for (String key : new String[] {"method", "reason"}) {
      if (event.hasNonNull(key)) {
        line.append(", ").append(key).append(' ').append(words(event.get(key)));
      }
    }
    if (event.hasNonNull("action_attempt_id")) {
      line.append(", attempt ").append(shortened(event.get("action_attempt_id").asText()));
    }
    return Optional.of(
        line.append(" (sequence ").append(event.path("sequence")).append(')').toString());
  }

  /** A word, or an object that explains itself. */
  private static String words(JsonNode value) {
    String words = value.isObject() ? value.path("message").asText() : value.asText();
    return Text.clean(words, TEXT_MAX);
  }

  private String name(String deviceId) {
    return deviceNames.getOrDefault(deviceId, deviceId);
  }

  private static String shortened(String id) {
    return id.substring(0, Math.min(SHORT_ID, id.length()));
  }
}
