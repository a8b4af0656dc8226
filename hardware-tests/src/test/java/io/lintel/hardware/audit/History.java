package io.lintel.hardware.audit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import io.lintel.hardware.rig.Command;
import io.lintel.hardware.rig.Message;
import io.lintel.hardware.rig.Movement;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The record of both sides.
 *
 * @param sent every command whose publish the broker acknowledged
 * @param received every message of the gateway, repeats included, in the order it came
 * @param movements the simulator's own record
 */
public record History(List<Command> sent, List<Message> received, List<Movement> movements) {

  public History {
    sent = List.copyOf(sent);
    received = List.copyOf(received);
    movements = List.copyOf(movements);
  }

  /** Attempt envelopes and events, repeats included. */
  List<Told> told() {
    return received.stream()
        .filter(message -> message.subject().matches("(attempt|event)/.*"))
        .map(Told::of)
        .toList();
  }

  /** The same without repeats, by sequence. */
  List<Told> distinct() {
    Map<Told.Key, Told> first = new LinkedHashMap<>();
    told().forEach(told -> first.putIfAbsent(told.key(), told));
    return first.values().stream()
        .sorted(
            Comparator.comparingLong((Told told) -> told.key().epoch())
                .thenComparingLong(Told::sequence))
        .toList();
  }

  /** Sequences by epoch. */
  Map<Long, Set<Long>> sequences() {
    return distinct().stream()
        .collect(
            groupingBy(
                told -> told.key().epoch(), mapping(Told::sequence, toCollection(TreeSet::new))));
  }
}
