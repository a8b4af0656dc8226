package io.lintel.gateway.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.driver.job.Operator.Shown;
import io.lintel.gateway.driver.plugin.Verb;
import io.lintel.gateway.model.Json;
import io.lintel.spi.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Lines about jobs that the admin socket answers. Pure. */
final class OperatorReplies {

  /** Of a file in one line: a few lines hold the largest. */
  private static final int PART_BYTES = 192 * 1024;

  private OperatorReplies() {}

  static String verbs(Map<String, List<Verb>> byInstance) {
    var reply = Json.object().put("ok", true);
    var drivers = reply.putObject("drivers");
    byInstance.forEach(
        (instance, verbs) -> {
          ArrayNode list = drivers.putArray(instance);
          verbs.forEach(verb -> list.add(verb(verb)));
        });
    return line(reply);
  }

  /** What an operator is shown; of a large file several lines. */
  static List<String> shown(Shown shown) {
    return switch (shown) {
      case Shown.Progress(var text, long done, long of) ->
          one(job("progress").put("line", text).put("done", done).put("of", of));
      case Shown.Rows(var rows) -> one(job("rows").set("rows", rows(rows)));
      case Shown.Asked(int number, var question, boolean secret) -> {
        var asked = job("ask").put("number", number).put("text", question.text());
        question.choices().forEach(asked.putArray("choices")::add);
        yield one(asked.put("secret", secret));
      }
      case Shown.Withdrawn(int number, var why) -> {
        String name = why.name().toLowerCase(Locale.ROOT);
        yield one(job("withdrawn").put("number", number).put("why", name));
      }
      case Shown.FileContent(int number, var argument, var content) ->
          file(number, argument, content.reveal());
      case Shown.Ended(var fault, var summary) -> one(ended(fault, summary));
    };
  }

  private static ObjectNode ended(Optional<Fault> fault, String summary) {
    var ended = job("ended").put("summary", summary);
    fault.ifPresent(
        why -> ended.putObject("error").put("type", why.code()).put("message", why.message()));
    return ended;
  }

  private static List<String> file(int number, String argument, byte[] content) {
    var lines = new ArrayList<String>();
    int from = 0;
    do {
      int until = Math.min(content.length, from + PART_BYTES);
      byte[] part = Arrays.copyOfRange(content, from, until);
      lines.add(
          line(
              job("file")
                  .put("number", number)
                  .put("argument", argument)
                  .put("content", Base64.getEncoder().encodeToString(part))
                  .put("last", until == content.length)));
      from = until;
    } while (from < content.length);
    return lines;
  }

  /** An array of pairs: the order of columns is the driver's. */
  private static ArrayNode rows(List<? extends Map<String, String>> rows) {
    var list = Json.array();
    for (var row : rows) {
      var cells = list.addArray();
      row.forEach((column, text) -> cells.addArray().add(column).add(text));
    }
    return list;
  }

  private static ObjectNode verb(Verb verb) {
    var json =
        Json.object().put("name", verb.name()).put("help", verb.help()).put("root", verb.root());
    var arguments = json.putArray("arguments");
    verb.arguments().forEach(argument -> arguments.add(argument(argument)));
    return json;
  }

  private static ObjectNode argument(Verb.Argument argument) {
    var rule = argument.rule();
    var json =
        Json.object()
            .put("key", argument.key())
            .put("kind", argument.kind().name().toLowerCase(Locale.ROOT))
            .put("type", rule.type().name().toLowerCase(Locale.ROOT))
            .put("positional", argument.positional())
            .put("private", argument.secretFile())
            .put("required", rule.required())
            .put("help", rule.help())
            .put("default", rule.defaultText().orElse(null));
    rule.oneOf().forEach(json.putArray("one_of")::add);
    return json;
  }

  private static ObjectNode job(String what) {
    return Json.object().put("ok", true).put("job", what);
  }

  private static List<String> one(com.fasterxml.jackson.databind.JsonNode reply) {
    return List.of(line(reply));
  }

  private static String line(com.fasterxml.jackson.databind.JsonNode reply) {
    return Json.write(reply).utf8();
  }
}
