package io.lintel.gateway.mqtt;

import io.lintel.gateway.store.OutboxRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Everything that is on its way to the broker.
 *
 * @param flights by ticket, oldest first
 * @param ahead rows that were read and not sent
 * @param settled sequences that need no sending, whose acknowledgement or dead-lettering is not
 *     committed yet
 * @param more whether the outbox may hold rows that were not read
 * @param reading whether a read is under way
 * @param presenceDue whether this connection has not told yet that we are online
 * @param live what is sent now or never
 * @param tickets given so far
 */
record Delivery(
    SequencedMap<Long, Flight> flights,
    List<OutboxRow> ahead,
    Set<Long> settled,
    boolean more,
    boolean reading,
    boolean presenceDue,
    List<Item.Live> live,
    SlotBook slots,
    Gate gate,
    Suspect suspect,
    Bucket bucket,
    long tickets) {

  static Delivery empty(long nowNanos) {
    return new Delivery(
        new LinkedHashMap<>(),
        List.of(),
        Set.of(),
        true,
        false,
        false,
        List.of(),
        SlotBook.empty(),
        new Gate.Open(),
        Suspect.NONE,
        new Bucket(0, nowNanos),
        0);
  }

  /** A new connection: begin at the oldest row that is not settled. */
  Delivery begun() {
    return with(new LinkedHashMap<>()).unread().withSlots(slots.allDue()).withPresenceDue(true);
  }

  /** No connection: nothing is in flight, live answers have nobody to go to. */
  Delivery ended() {
    return with(new LinkedHashMap<>()).unread().withLive(List.of()).withPresenceDue(false);
  }

  /** Forgets what was read ahead, so that it is read again from the oldest row. */
  Delivery unread() {
    return new Delivery(
        flights,
        List.of(),
        settled,
        true,
        reading,
        presenceDue,
        live,
        slots,
        gate,
        suspect,
        bucket,
        tickets);
  }

  Delivery launched(Flight flight) {
    var next = new LinkedHashMap<>(flights);
    next.put(tickets + 1, flight);
    return new Delivery(
        next,
        ahead,
        settled,
        more,
        reading,
        presenceDue,
        live,
        slots,
        gate,
        suspect,
        bucket,
        tickets + 1);
  }

  Delivery landed(long ticket) {
    var next = new LinkedHashMap<>(flights);
    next.remove(ticket);
    return with(next);
  }

  Delivery readingStarted() {
    return withReading(true, false, ahead);
  }

  /** Rows came; those that fly or are settled are left out. */
  Delivery read(List<OutboxRow> rows, boolean full) {
    var unsent = new ArrayList<>(rows);
    unsent.removeIf(row -> settled.contains(row.sequence()) || flies(row.sequence()));
    return withReading(false, more || full, List.copyOf(unsent));
  }

  Delivery appended() {
    return withReading(reading, true, ahead);
  }

  Delivery withoutFirstAhead() {
    return withReading(reading, more, ahead.subList(1, ahead.size()));
  }

  Delivery settling(long sequence) {
    var next = new HashSet<>(settled);
    next.add(sequence);
    return withSettled(next, more);
  }

  /** Committed. A row of that number in the outbox was put there again since. */
  Delivery kept(Set<Long> sequences) {
    var next = new HashSet<>(settled);
    next.removeAll(sequences);
    return withSettled(next, true);
  }

  int rowsInFlight() {
    return (int) flights.values().stream().filter(Flight::isRow).count();
  }

  /** The oldest row in flight. */
  Optional<OutboxRow> oldestRow() {
    return flights.values().stream()
        .map(Flight::item)
        .<OutboxRow>mapMulti(Delivery::rowOf)
        .findFirst();
  }

  private boolean flies(long sequence) {
    return flights.values().stream()
        .anyMatch(
            flight -> flight.item() instanceof Item.Row(var row, _) && row.sequence() == sequence);
  }

  private static void rowOf(Item item, Consumer<OutboxRow> sink) {
    if (item instanceof Item.Row(var row, _)) {
      sink.accept(row);
    }
  }

  private Delivery with(Map<Long, Flight> next) {
    return new Delivery(
        new LinkedHashMap<>(next),
        ahead,
        settled,
        more,
        reading,
        presenceDue,
        live,
        slots,
        gate,
        suspect,
        bucket,
        tickets);
  }

  private Delivery withReading(boolean now, boolean still, List<OutboxRow> rows) {
    return new Delivery(
        flights,
        rows,
        settled,
        still,
        now,
        presenceDue,
        live,
        slots,
        gate,
        suspect,
        bucket,
        tickets);
  }

  private Delivery withSettled(Set<Long> next, boolean still) {
    return new Delivery(
        flights,
        ahead,
        next,
        still,
        reading,
        presenceDue,
        live,
        slots,
        gate,
        suspect,
        bucket,
        tickets);
  }

  Delivery withPresenceDue(boolean due) {
    return new Delivery(
        flights, ahead, settled, more, reading, due, live, slots, gate, suspect, bucket, tickets);
  }

  Delivery withLive(List<Item.Live> next) {
    return new Delivery(
        flights,
        ahead,
        settled,
        more,
        reading,
        presenceDue,
        List.copyOf(next),
        slots,
        gate,
        suspect,
        bucket,
        tickets);
  }

  Delivery withSlots(SlotBook next) {
    return new Delivery(
        flights,
        ahead,
        settled,
        more,
        reading,
        presenceDue,
        live,
        next,
        gate,
        suspect,
        bucket,
        tickets);
  }

  Delivery withGate(Gate next) {
    return new Delivery(
        flights,
        ahead,
        settled,
        more,
        reading,
        presenceDue,
        live,
        slots,
        next,
        suspect,
        bucket,
        tickets);
  }

  Delivery withSuspect(Suspect next) {
    return new Delivery(
        flights,
        ahead,
        settled,
        more,
        reading,
        presenceDue,
        live,
        slots,
        gate,
        next,
        bucket,
        tickets);
  }

  Delivery withBucket(Bucket next) {
    return new Delivery(
        flights,
        ahead,
        settled,
        more,
        reading,
        presenceDue,
        live,
        slots,
        gate,
        suspect,
        next,
        tickets);
  }
}
