package io.lintel.gateway.access.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.access.local.DoorOracle.Answer;
import io.lintel.gateway.action.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** What was to be told of entries, and what was: each event is a line of words. */
final class EntryLog {

  private final Box box;

  /** Of each entry one of some sets of events. */
  private final List<List<List<String>>> expected = new ArrayList<>();

  private long told;

  EntryLog(Box box) {
    this.box = box;
  }

  void expect(List<List<String>> either) {
    expected.add(either);
  }

  /** What was not told yet never will be. */
  void forget() {
    expected.clear();
    news();
  }

  /**
   * What was told since the last time must be what was to be told.
   *
   * @return the events of each entry
   */
  List<List<String>> compare() {
    var rest = news();
    var all = new ArrayList<List<String>>();
    for (var either : expected) {
      var fitting = either.stream().filter(set -> containsAll(rest, set)).findFirst();
      var events =
          fitting.orElseThrow(
              () -> new AssertionError("none of " + either + " was told, but " + rest));
      events.forEach(rest::remove);
      all.add(events);
    }
    if (!rest.isEmpty()) {
      throw new AssertionError("told besides: " + rest);
    }
    expected.clear();
    return all;
  }

  /** Whether they tell of an entry that was right. */
  static boolean isRight(List<String> events) {
    return events.stream().anyMatch(e -> e.startsWith("unlocked") || e.startsWith("failed"));
  }

  /** What must be told of an entry. */
  static List<String> events(
      UUID reader, Answer answer, String method, boolean jammed, boolean trusted) {
    var clock = trusted ? "trusted" : "untrusted";
    var who = answer.who().map(UUID::toString).orElse("");
    var all = new ArrayList<String>();
    if (!answer.what().equals("opens")) {
      boolean named = answer.what().equals("expired_code") && method.equals("keycode");
      all.add(String.join(" ", "denied", answer.what(), named ? who : "", reader + "", clock));
    } else {
      var how = jammed ? "failed" : "unlocked";
      all.add(String.join(" ", how, method, who, reader + "", clock));
    }
    if (answer.duress()) {
      all.add(String.join(" ", "duress", "" + answer.what().equals("opens"), who, clock));
    }
    return all.stream().sorted().toList();
  }

  private static boolean containsAll(List<String> all, List<String> some) {
    var rest = new ArrayList<>(all);
    return some.stream().allMatch(rest::remove);
  }

  /** Since it was asked last. */
  private List<String> news() {
    var rows = box.journal().stream().filter(row -> row.sequence() > told).toList();
    told = rows.isEmpty() ? told : rows.getLast().sequence();
    return rows.stream()
        .map(Box::json)
        .filter(json -> json.has("event_type") && json.has("reader_device_id"))
        .map(EntryLog::words)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static String words(ObjectNode event) {
    var reader = event.path("reader_device_id").asText();
    var clock = event.path("clock").asText();
    var code = event.path("access_code_id").asText();
    var who = code + event.path("acs_credential_id").asText();
    var method = event.path("method").asText();
    var type = event.path("event_type").asText();
    return switch (type) {
      case "lock.unlocked" -> String.join(" ", "unlocked", method, who, reader, clock);
      case "gateway.grant_failed" -> String.join(" ", "failed", method, who, reader, clock);
      case "gateway.duress" ->
          String.join(" ", "duress", event.path("opened").asText(), code, clock);
      case "lock.access_denied" ->
          String.join(
              " ",
              "denied",
              event.path("reason").path("reason_code").asText(),
              code,
              reader,
              clock);
      default -> type;
    };
  }
}
