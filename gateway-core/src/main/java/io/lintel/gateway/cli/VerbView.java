package io.lintel.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A verb of a driver as the command line was told of it. */
record VerbView(String name, String help, boolean root, List<ArgumentView> arguments) {

  /**
   * One argument.
   *
   * @param kind {@code plain}, {@code device}, {@code in_file} or {@code out_file}
   */
  record ArgumentView(
      String key,
      String kind,
      boolean isFlag,
      boolean positional,
      boolean secretFile,
      boolean required,
      String description) {

    boolean isInFile() {
      return kind.equals("in_file");
    }

    boolean isOutFile() {
      return kind.equals("out_file");
    }

    String option() {
      return "--" + key.replace('_', '-');
    }

    String label() {
      return switch (kind) {
        case "device" -> "DEVICE";
        case "in_file", "out_file" -> "FILE";
        default -> key.toUpperCase(Locale.ROOT);
      };
    }
  }

  static List<VerbView> all(JsonNode verbs) {
    var all = new ArrayList<VerbView>();
    for (JsonNode verb : verbs) {
      var arguments = new ArrayList<ArgumentView>();
      verb.path("arguments").forEach(argument -> arguments.add(argument(argument)));
      all.add(
          new VerbView(
              verb.path("name").asText(),
              verb.path("help").asText(),
              verb.path("root").asBoolean(),
              List.copyOf(arguments)));
    }
    return List.copyOf(all);
  }

  private static ArgumentView argument(JsonNode json) {
    return new ArgumentView(
        json.path("key").asText(),
        json.path("kind").asText(),
        json.path("type").asText().equals("flag"),
        json.path("positional").asBoolean(),
        json.path("private").asBoolean(),
        json.path("required").asBoolean(),
        description(json));
  }

  private static String description(JsonNode json) {
    var words = new StringBuilder(json.path("help").asText());
    var choices = new ArrayList<String>();
    json.path("one_of").forEach(choice -> choices.add(choice.asText()));
    if (!choices.isEmpty()) {
      words
          .append(words.isEmpty() ? "" : "; ")
          .append("one of ")
          .append(String.join(", ", choices));
    }
    Optional.ofNullable(json.path("default").textValue())
        .ifPresent(value -> words.append(" (default: ").append(value).append(')'));
    return words.toString().strip();
  }
}
