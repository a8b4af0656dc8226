package io.lintel.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.model.Json;
import io.lintel.spi.Secret;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What an operator's process says of a job. One job at a time per connection. */
sealed interface OperatorLine {

  /**
   * A piece of an input file, before the job begins.
   *
   * @param argument its key
   */
  record FilePart(String argument, Secret bytes) implements OperatorLine {}

  /** Begin. */
  record Operate(String driver, String verb, Map<String, String> arguments)
      implements OperatorLine {}

  /**
   * Answers a question.
   *
   * @param text empty: it will not be answered
   */
  record Answer(int number, Optional<Secret> text) implements OperatorLine {}

  /** What became of an output file. */
  record Written(int number, boolean whole) implements OperatorLine {}

  record Cancel() implements OperatorLine {}

  /** Empty when it is something else, or makes no sense. */
  static Optional<OperatorLine> of(ObjectNode line) {
    return switch (line.path("do").asText()) {
      case "file" -> filePart(line);
      case "operate" -> operate(line);
      case "answer" ->
          Optional.of(
              new Answer(
                  line.path("number").asInt(),
                  Optional.ofNullable(line.path("text").textValue()).map(OperatorLine::secret)));
      case "written" ->
          Optional.of(
              new Written(line.path("number").asInt(), line.path("whole").asBoolean(false)));
      case "cancel" -> Optional.of(new Cancel());
      default -> Optional.empty();
    };
  }

  /** As {@link #of} reads it. */
  default ObjectNode json() {
    return switch (this) {
      case FilePart(String argument, Secret bytes) ->
          Json.object()
              .put("do", "file")
              .put("argument", argument)
              .put("content", Base64.getEncoder().encodeToString(bytes.reveal()));
      case Operate(String driver, String verb, var arguments) ->
          Json.object()
              .put("do", "operate")
              .put("driver", driver)
              .put("verb", verb)
              .set("arguments", Json.tree(arguments));
      case Answer(int number, var text) ->
          Json.object()
              .put("do", "answer")
              .put("number", number)
              .put("text", text.map(secret -> new String(secret.reveal(), UTF_8)).orElse(null));
      case Written(int number, boolean whole) ->
          Json.object().put("do", "written").put("number", number).put("whole", whole);
      case Cancel() -> Json.object().put("do", "cancel");
    };
  }

  private static Optional<OperatorLine> filePart(ObjectNode line) {
    try {
      byte[] bytes = Base64.getDecoder().decode(line.path("content").asText());
      return Optional.of(new FilePart(line.path("argument").asText(), new Secret(bytes)));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static Optional<OperatorLine> operate(ObjectNode line) {
    if (!line.path("arguments").isObject()) {
      return Optional.empty();
    }
    var arguments = new LinkedHashMap<String, String>();
    line.get("arguments")
        .properties()
        .forEach(entry -> arguments.put(entry.getKey(), entry.getValue().asText()));
    return Optional.of(
        new Operate(line.path("driver").asText(), line.path("verb").asText(), arguments));
  }

  private static Secret secret(String text) {
    return new Secret(text.getBytes(UTF_8));
  }
}
