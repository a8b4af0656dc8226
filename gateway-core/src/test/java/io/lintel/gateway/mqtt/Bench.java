package io.lintel.gateway.mqtt;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.DeliveryClass;
import io.lintel.gateway.model.UplinkFault;
import io.lintel.gateway.store.OutboxRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The machine on a table: a test moves time, plays the broker, and sees every effect. */
final class Bench {

  static final Instant WALL = Instant.parse("2026-03-01T12:00:00Z");
  static final Accepted ACCEPTED = new Accepted(true, 65_535, Long.MAX_VALUE);

  final TreeMap<Long, OutboxRow> outbox = new TreeMap<>();
  final List<Effect> effects = new ArrayList<>();

  /** When each effect was wanted. */
  final List<Long> effectNanos = new ArrayList<>();

  UplinkState state;
  long nowNanos;
  private long sequence;
  private boolean keeping = true;

  Bench() {
    this(settings(true, 200), false, true);
  }

  Bench(UplinkSettings settings, boolean cleanStart, boolean epochKnown) {
    state = UplinkState.initial(settings, cleanStart, epochKnown, new Now(0, WALL), 42);
  }

  static UplinkSettings settings(boolean requireConsumer, int backlogPerSecond) {
    return new UplinkSettings(requireConsumer, backlogPerSecond, 14, UplinkLimits.standard());
  }

  /** Nothing that the machine wants committed becomes durable. */
  Bench withoutKeeping() {
    keeping = false;
    return this;
  }

  Now now() {
    return new Now(nowNanos, WALL.plusNanos(nowNanos));
  }

  /** Gives the machine an input; does what needs no broker. Returns the effects. */
  List<Effect> hear(Input input) {
    int before = effects.size();
    Deque<Input> waiting = new ArrayDeque<>(List.of(input));
    while (!waiting.isEmpty()) {
      var step = UplinkMachine.step(state, now(), waiting.remove());
      state = step.state();
      effects.addAll(step.effects());
      effectNanos.addAll(Collections.nCopies(step.effects().size(), nowNanos));
      step.effects().forEach(effect -> serve(effect, waiting));
    }
    return List.copyOf(effects.subList(before, effects.size()));
  }

  /** Moves time on, ticking when the machine wants it. */
  List<Effect> advance(Duration duration) {
    int before = effects.size();
    long end = nowNanos + duration.toNanos();
    while (UplinkMachine.wakeNanos(state) <= end) {
      nowNanos = Math.max(nowNanos, UplinkMachine.wakeNanos(state));
      hear(new Input.Tick());
    }
    nowNanos = end;
    hear(new Input.Tick());
    return List.copyOf(effects.subList(before, effects.size()));
  }

  /** Moves time on until a connect begins; returns how long that took. */
  Duration awaitDial() {
    long begun = nowNanos;
    while (!(state.line() instanceof Line.Dialing)) {
      nowNanos = Math.max(nowNanos, UplinkMachine.wakeNanos(state));
      hear(new Input.Tick());
      if (state.line() instanceof Line.Ending) {
        hear(new Input.Ended(generation()));
      }
    }
    return Duration.ofNanos(nowNanos - begun);
  }

  /** Connects and subscribes, the broker willing; presence is acknowledged. */
  List<Effect> up() {
    return up(ACCEPTED);
  }

  List<Effect> up(Accepted accepted) {
    int before = effects.size();
    awaitDial();
    hear(new Input.Connected(generation(), accepted));
    hear(new Input.Subscribed(generation(), 1));
    answerOthers();
    return List.copyOf(effects.subList(before, effects.size()));
  }

  /** Ends the connection as a broken network does. */
  List<Effect> drop() {
    return hear(new Input.Lost(generation(), new ConnectionEnd.Dropped("cut")));
  }

  List<Effect> append(int rows) {
    return append(rows, WALL.plusNanos(nowNanos));
  }

  List<Effect> append(int rows, Instant createdAt) {
    for (int i = 0; i < rows; i++) {
      add("event/lock.locked/door", createdAt, 100);
    }
    return hear(new Input.Appended(false));
  }

  void add(String topic, Instant createdAt, int bytes) {
    long next = ++sequence;
    outbox.put(
        next,
        new OutboxRow(next, DeliveryClass.ACCESS, topic, Bytes.utf8("x".repeat(bytes)), createdAt));
  }

  /** The rows in flight, oldest first. */
  List<Long> flying() {
    return state.delivery().flights().inOrder().stream()
        .filter(Flight::isRow)
        .map(flight -> ((Item.Row) flight.item()).row().sequence())
        .toList();
  }

  /** Answers the publish of a row. */
  List<Effect> answer(long row, int reasonCode) {
    long ticket =
        state.delivery().flights().inOrder().stream()
            .filter(flight -> flight.carries(row))
            .findFirst()
            .orElseThrow()
            .ticket();
    return hear(new Input.Answered(generation(), ticket, reasonCode));
  }

  /** Acknowledges presence, slots and live answers in flight. */
  void answerOthers() {
    for (var ticket = firstOther(); ticket.isPresent(); ticket = firstOther()) {
      hear(new Input.Answered(generation(), ticket.get(), 0));
    }
  }

  long generation() {
    return state.generations();
  }

  static <E extends Effect> List<E> only(List<Effect> effects, Class<E> kind) {
    return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  static List<Item> items(List<Effect> effects) {
    return only(effects, Effect.Publish.class).stream().map(Effect.Publish::item).toList();
  }

  static List<UplinkFault> troubles(List<Effect> effects) {
    return only(effects, Effect.Trouble.class).stream().map(Effect.Trouble::fault).toList();
  }

  private Optional<Long> firstOther() {
    return state.delivery().flights().inOrder().stream()
        .filter(flight -> !flight.isRow())
        .map(Flight::ticket)
        .findFirst();
  }

  private void serve(Effect effect, Deque<Input> waiting) {
    switch (effect) {
      case Effect.ReadOutbox(long after, int limit) -> {
        var rows = outbox.tailMap(after, false).values().stream().limit(limit).toList();
        waiting.add(new Input.Rows(after, rows, rows.size() == limit));
      }
      case Effect.Acknowledge(long row) -> keep(row, waiting);
      case Effect.DeadLetter(long row, String _) -> keep(row, waiting);
      default -> {}
    }
  }

  private void keep(long row, Deque<Input> waiting) {
    if (keeping) {
      outbox.remove(row);
      waiting.add(new Input.Kept(Set.of(row)));
    }
  }
}
