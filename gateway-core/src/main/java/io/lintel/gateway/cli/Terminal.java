package io.lintel.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.model.Json;
import io.lintel.spi.Secret;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A job on a terminal: progress and questions on the error stream, results on the other. Used by
 * one thread; answers are read on another.
 */
final class Terminal {

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;
  private final Answers answers;
  private final List<Map<String, String>> rows = new ArrayList<>();

  Terminal(AdminClient gateway, PrintWriter out, PrintWriter err, boolean json) {
    this.out = out;
    this.err = err;
    this.json = json;
    this.answers = new Answers((number, text) -> gateway.send(answer(number, text)));
  }

  void show(JsonNode shown) {
    switch (shown.path("job").asText()) {
      case "progress" -> print(progress(shown));
      case "rows" -> shown.path("rows").forEach(row -> rows.add(cells(row)));
      case "ask" -> ask(shown);
      case "withdrawn" -> withdraw(shown.path("number").asInt(), shown.path("why").asText());
      default -> print("the gateway says what this command does not know: is it another version?");
    }
  }

  /** Prints the results. Whether the job is done. */
  boolean end(JsonNode ended) {
    answers.end();
    if (json) {
      rows.forEach(row -> out.println(Json.tree(row)));
    } else {
      table().forEach(out::println);
    }
    JsonNode error = ended.path("error");
    if (error.isObject()) {
      out.flush();
      print("lintel: " + error.path("message").asText() + " [" + error.path("type").asText() + "]");
      return false;
    }
    if (!ended.path("summary").asText().isEmpty()) {
      (json ? err : out).println(ended.path("summary").asText());
    }
    out.flush();
    err.flush();
    return true;
  }

  private void ask(JsonNode asked) {
    var choices = new ArrayList<String>();
    asked.path("choices").forEach(choice -> choices.add(choice.asText()));
    String hint = choices.isEmpty() ? "" : " (" + String.join("/", choices) + ")";
    err.print(asked.path("text").asText() + hint + " ");
    err.flush();
    answers.ask(asked.path("number").asInt(), asked.path("secret").asBoolean());
  }

  private void withdraw(int number, String why) {
    if (answers.withdraw(number)) {
      print("");
      print(
          switch (why) {
            case "time_over" -> "(no answer in time)";
            case "job_over" -> "(not asked any more: the job is over)";
            default -> "(left unanswered)";
          });
    }
  }

  private void print(String line) {
    err.println(line);
    err.flush();
  }

  private static String progress(JsonNode shown) {
    long of = shown.path("of").asLong();
    String line = shown.path("line").asText();
    return of == 0 ? line : "[" + shown.path("done").asLong() + "/" + of + "] " + line;
  }

  private static Map<String, String> cells(JsonNode row) {
    var cells = new LinkedHashMap<String, String>();
    row.forEach(cell -> cells.put(cell.path(0).asText(), cell.path(1).asText()));
    return cells;
  }

  private List<String> table() {
    var columns = new LinkedHashSet<String>();
    rows.forEach(row -> columns.addAll(row.keySet()));
    if (columns.isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<List<String>>();
    lines.add(columns.stream().map(c -> c.replace('_', ' ').toUpperCase(Locale.ROOT)).toList());
    rows.forEach(row -> lines.add(columns.stream().map(c -> row.getOrDefault(c, "")).toList()));
    return Columns.aligned(lines);
  }

  private static AdminRequest answer(int number, Optional<String> text) {
    return new AdminRequest.Job(
        new OperatorLine.Answer(number, text.map(t -> new Secret(t.getBytes(UTF_8)))));
  }
}
