package io.lintel.hardware.audit;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.hardware.rig.Command;
import io.lintel.hardware.rig.Movement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds what must not be in a {@link History}. A pure function: its own test breaks each rule. */
public final class Audit {
  private final History history;
  private final List<Told> distinct;
  private final List<String> problems = new ArrayList<>();

  private Audit(History history) {
    this.history = history;
    this.distinct = history.distinct();
  }

  /** Every breach, in words; empty when all is well. */
  public static List<String> problems(History history) {
    Audit audit = new Audit(history);
    audit.repeatsAreTheSame();
    audit.noSequenceIsLost();
    audit.everyAttemptEndsOnce();
    audit.noAttemptMovesTwice();
    audit.whatNeverStartedMovedNothing();
    audit.lockEventsFollowMovements();
    audit.outcomesAreAnnouncedOnce();
    return List.copyOf(audit.problems);
  }

  private void repeatsAreTheSame() {
    Map<Told.Key, String> contents = new HashMap<>();
    for (Told told : history.told()) {
      String first = contents.putIfAbsent(told.key(), told.content());
      if (first != null && !first.equals(told.content())) {
        report(
            "%s was told twice and differs:\n%s\n%s".formatted(told.key(), first, told.content()));
      }
    }
  }

  private void noSequenceIsLost() {
    history
        .sequences()
        .forEach(
            (epoch, received) -> {
              Set<Long> missing = missing(received);
              missing.removeAll(announcedAsDropped(epoch));
              if (!missing.isEmpty()) {
                report(
                    "epoch %d: neither received nor announced as dropped: %s"
                        .formatted(epoch, missing));
              }
            });
  }

  private void everyAttemptEndsOnce() {
    Map<String, List<Told>> byAttempt = attempts();
    for (Command command : history.sent()) {
      List<Told> envelopes = byAttempt.getOrDefault(command.id(), List.of());
      List<Told> ends = envelopes.stream().filter(Told::terminal).toList();
      if (ends.size() != 1) {
        report("%s ended %d times: %s".formatted(command.id(), ends.size(), bodies(envelopes)));
      }
      if (envelopes.size() - ends.size() > 1) {
        report("%s was pending more than once: %s".formatted(command.id(), bodies(envelopes)));
      }
      if (!envelopes.isEmpty() && !envelopes.getLast().terminal()) {
        report("%s was pending after its end: %s".formatted(command.id(), bodies(envelopes)));
      }
    }
  }

  private void noAttemptMovesTwice() {
    movementsByAttempt()
        .forEach(
            (id, moved) -> {
              if (moved.size() > 1) {
                report("%s moved %d times: %s".formatted(id, moved.size(), moved));
              }
            });
  }

  private void whatNeverStartedMovedNothing() {
    Map<String, List<Movement>> moved = movementsByAttempt();
    distinct.stream()
        .filter(told -> told.isAttempt() && told.errorType().equals("action_attempt_expired"))
        .filter(told -> moved.containsKey(told.attemptId()))
        .forEach(told -> report("%s expired and moved".formatted(told.attemptId())));
  }

  /**
   * Per device, as many events as movements, of the same kinds, in the same order, each with the
   * attempt that moved, and without one where none did.
   */
  private void lockEventsFollowMovements() {
    Map<String, List<Movement>> moved =
        history.movements().stream().collect(groupingBy(Movement::deviceId));
    Map<String, List<Told>> announced =
        distinct.stream()
            .filter(told -> told.isEvent("lock.locked") || told.isEvent("lock.unlocked"))
            .collect(groupingBy(Told::deviceId));
    Set<String> devices = new TreeSet<>(moved.keySet());
    devices.addAll(announced.keySet());
    devices.forEach(
        device ->
            compare(
                device,
                moved.getOrDefault(device, List.of()),
                announced.getOrDefault(device, List.of())));
  }

  private void compare(String device, List<Movement> movements, List<Told> events) {
    int both = Math.min(movements.size(), events.size());
    int same = 0;
    while (same < both && tells(events.get(same), movements.get(same))) {
      same++;
    }
    if (same < Math.max(movements.size(), events.size())) {
      report(
          "%s: %d movements, %d events; they part at number %d:\nmoved %s\ntold  %s"
              .formatted(
                  device,
                  movements.size(),
                  events.size(),
                  same,
                  from(movements, same),
                  from(events.stream().map(Told::body).toList(), same)));
    }
  }

  private static boolean tells(Told event, Movement movement) {
    return event.eventType().equals("lock." + movement.kind() + "ed")
        && event.attemptId().equals(movement.attemptId().orElse(""));
  }

  private void outcomesAreAnnouncedOnce() {
    Map<String, Long> announced =
        distinct.stream()
            .filter(told -> told.isEvent("action_attempt."))
            .collect(groupingBy(Told::attemptId, counting()));
    announced.forEach(
        (id, count) -> {
          if (count > 1) {
            report("%s: its outcome was announced %d times".formatted(id, count));
          }
        });
    distinct.stream()
        .filter(told -> told.isAttempt() && told.status().equals("success"))
        .filter(told -> movesDoor(told.body()) && !announced.containsKey(told.attemptId()))
        .forEach(told -> report("%s: its success was not announced".formatted(told.attemptId())));
  }

  private static boolean movesDoor(JsonNode envelope) {
    return envelope.path("action_attempt").path("action_type").asText().endsWith("LOCK_DOOR");
  }

  private Map<String, List<Told>> attempts() {
    return distinct.stream().filter(Told::isAttempt).collect(groupingBy(Told::attemptId));
  }

  private Map<String, List<Movement>> movementsByAttempt() {
    return history.movements().stream()
        .filter(movement -> movement.attemptId().isPresent())
        .collect(groupingBy(movement -> movement.attemptId().orElseThrow()));
  }

  /** Sequences begin at 1 in every epoch. */
  private static Set<Long> missing(Set<Long> received) {
    Set<Long> missing = new TreeSet<>();
    long last = received.stream().mapToLong(Long::longValue).max().orElse(0);
    for (long sequence = 1; sequence < last; sequence++) {
      if (!received.contains(sequence)) {
        missing.add(sequence);
      }
    }
    return missing;
  }

  private Set<Long> announcedAsDropped(long epoch) {
    Set<Long> dropped = new TreeSet<>();
    distinct.stream()
        .filter(told -> told.key().epoch() == epoch && told.isEvent("gateway.outbox_dropped"))
        .flatMap(told -> ranges(told.body()).stream())
        .forEach(
            range -> {
              for (long n = range.path("from").asLong(); n <= range.path("to").asLong(); n++) {
                dropped.add(n);
              }
            });
    return dropped;
  }

  private static List<JsonNode> ranges(JsonNode event) {
    List<JsonNode> ranges = new ArrayList<>();
    event.path("ranges").forEach(ranges::add);
    return ranges;
  }

  private static <T> List<T> from(List<T> all, int start) {
    return all.subList(start, Math.min(all.size(), start + 5));
  }

  private static List<JsonNode> bodies(List<Told> told) {
    return told.stream().map(Told::body).toList();
  }

  private void report(String problem) {
    problems.add(problem);
  }
}
