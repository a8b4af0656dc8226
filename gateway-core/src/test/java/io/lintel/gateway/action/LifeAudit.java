package io.lintel.gateway.action;

import io.lintel.gateway.action.SimulatedDoors.Movement;
import io.lintel.gateway.mqtt.Message;
import io.lintel.gateway.store.JournalRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What must be true of every life, whatever happened in it. */
final class LifeAudit {

  private LifeAudit() {}

  /** At most one movement per attempt, only of known attempts, none after the time-out. */
  static List<String> movements(List<Movement> movements, Map<UUID, Instant> commands) {
    var problems = new ArrayList<String>();
    var seen = new HashSet<UUID>();
    for (var movement : movements) {
      var attempt = movement.attemptId();
      if (attempt.isEmpty()) {
        continue;
      }
      var issued = commands.get(attempt.get());
      if (issued == null) {
        problems.add("moved for nobody: " + movement);
      } else if (movement.at().isAfter(issued.plusSeconds(30))) {
        problems.add("moved late: " + movement + ", issued " + issued);
      }
      if (!seen.add(attempt.get())) {
        problems.add("moved twice: " + movement);
      }
    }
    return problems;
  }

  /** Pending once, terminal once, in that order. */
  static List<String> attempts(List<JournalRow> journal) {
    var courses = new HashMap<String, List<String>>();
    journal.stream()
        .filter(row -> row.topic().startsWith("attempt/"))
        .forEach(
            row ->
                courses
                    .computeIfAbsent(row.topic(), topic -> new ArrayList<>())
                    .add(Box.json(row).path("action_attempt").path("status").asText()));
    return courses.entrySet().stream()
        .filter(course -> !isWhole(course.getValue()))
        .map(course -> "course of " + course)
        .toList();
  }

  /** Every sequence of the journal was received, in the very bytes but for {@code historical}. */
  static List<String> delivery(List<JournalRow> journal, List<Message> received) {
    var got = received.stream().map(LifeAudit::text).collect(Collectors.toSet());
    return journal.stream()
        .filter(row -> !got.contains(row.payload().utf8()))
        .map(row -> "never received: " + row.sequence() + " " + row.topic())
        .toList();
  }

  /** Sequences without a gap; no movement told twice in a row; the last word is the truth. */
  static List<String> events(Box box) {
    var problems = new ArrayList<String>();
    long expected = 1;
    for (var row : box.journal()) {
      if (row.sequence() != expected++) {
        problems.add("sequence " + row.sequence() + " instead of " + (expected - 1));
      }
    }
    box.devices.forEach(device -> problems.addAll(ofDevice(box, device.deviceId())));
    return problems;
  }

  private static List<String> ofDevice(Box box, UUID deviceId) {
    var problems = new ArrayList<String>();
    Optional<String> before = Optional.empty();
    for (var type : lockEvents(box, deviceId)) {
      if (before.equals(Optional.of(type))) {
        problems.add(type + " told twice in a row for " + deviceId);
      }
      before = Optional.of(type);
    }
    var bolt = DeviceState.wireName(box.doors.door(deviceId).bolt);
    if (before.isPresent() && !before.get().equals("lock." + bolt)) {
      problems.add("last told " + before.get() + " but the bolt is " + bolt);
    }
    return problems;
  }

  private static List<String> lockEvents(Box box, UUID deviceId) {
    return box.journal().stream()
        .map(Box::json)
        .filter(json -> json.path("device_id").asText().equals(deviceId.toString()))
        .map(json -> json.path("event_type").asText())
        .filter(type -> type.equals("lock.locked") || type.equals("lock.unlocked"))
        .toList();
  }

  private static boolean isWhole(List<String> course) {
    return course.size() == 2
        && course.getFirst().equals("pending")
        && !course.getLast().equals("pending");
  }

  private static String text(Message message) {
    return message.payload().utf8().replace("\"historical\":true}", "\"historical\":false}");
  }
}
