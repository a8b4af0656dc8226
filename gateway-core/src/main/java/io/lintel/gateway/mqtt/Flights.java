package io.lintel.gateway.mqtt;

import io.lintel.gateway.store.OutboxRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is in flight. The window bounds it to a few dozen, so that looking through it is cheap.
 *
 * @param inOrder oldest first
 * @param tickets given so far
 */
record Flights(List<Flight> inOrder, long tickets) {

  static final Flights NONE = new Flights(List.of(), 0);

  Flights {
    inOrder = Collections.unmodifiableList(inOrder);
  }

  Flights launched(Item item, long nowNanos) {
    var next = new ArrayList<Flight>(inOrder.size() + 1);
    next.addAll(inOrder);
    next.add(new Flight(tickets + 1, item, nowNanos));
    return new Flights(next, tickets + 1);
  }

  Flights landed(long ticket) {
    var next = new ArrayList<>(inOrder);
    next.removeIf(flight -> flight.ticket() == ticket);
    return new Flights(next, tickets);
  }

  /** Nothing flies; no ticket is given twice all the same. */
  Flights cleared() {
    return new Flights(List.of(), tickets);
  }

  Optional<Flight> find(long ticket) {
    return inOrder.stream().filter(flight -> flight.ticket() == ticket).findFirst();
  }

  int size() {
    return inOrder.size();
  }

  int rows() {
    int rows = 0;
    for (Flight flight : inOrder) {
      rows += flight.isRow() ? 1 : 0;
    }
    return rows;
  }

  boolean carry(long sequence) {
    for (Flight flight : inOrder) {
      if (flight.carries(sequence)) {
        return true;
      }
    }
    return false;
  }

  Optional<OutboxRow> oldestRow() {
    return inOrder.stream().map(Flight::item).<OutboxRow>mapMulti(Flights::rowOf).findFirst();
  }

  private static void rowOf(Item item, Consumer<OutboxRow> sink) {
    if (item instanceof Item.Row(var row, _)) {
      sink.accept(row);
    }
  }
}
