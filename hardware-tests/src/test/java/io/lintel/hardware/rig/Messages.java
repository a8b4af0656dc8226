package io.lintel.hardware.rig;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a client received, in the order it came. Thread-safe. */
public final class Messages {
  private final List<Message> all = new ArrayList<>();

  synchronized void add(Message message) {
    all.add(message);
  }

  public synchronized List<Message> all() {
    return List.copyOf(all);
  }

  /** Those whose topic after {@code lintel/v1/{gw}/} begins so. */
  public List<Message> under(String prefix) {
    return all().stream().filter(message -> message.subject().startsWith(prefix)).toList();
  }

  public List<JsonNode> events() {
    return under("event/").stream().map(Message::json).toList();
  }

  public List<JsonNode> events(String eventType) {
    return events().stream()
        .filter(event -> event.path("event_type").asText().equals(eventType))
        .toList();
  }

  /** Every envelope of an attempt, repeats included. */
  public List<JsonNode> attempt(String attemptId) {
    return under("attempt/" + attemptId).stream().map(Message::json).toList();
  }
}
