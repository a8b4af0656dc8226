package io.lintel.gateway.mqtt;

import java.util.List;

/**
 * Everything that is on its way to the broker.
 *
 * @param presenceDue whether this connection has not told yet that we are online
 * @param live what is sent now or never
 * @param bucket for the rows of a backlog
 */
record Delivery(
    Flights flights,
    Backlog backlog,
    boolean presenceDue,
    List<Item.Live> live,
    SlotBook slots,
    Gate gate,
    Suspect suspect,
    Bucket bucket) {

  static Delivery empty(long nowNanos) {
    return new Delivery(
        Flights.NONE,
        Backlog.UNREAD,
        false,
        List.of(),
        SlotBook.empty(nowNanos),
        new Gate.Open(),
        Suspect.NONE,
        new Bucket(0, nowNanos));
  }

  /** A new connection: begin at the oldest row that is not settled. */
  Delivery begun() {
    return with(flights.cleared()).unread().with(slots.allDue()).withPresenceDue(true);
  }

  /** No connection: nothing is in flight, live answers have nobody to go to. */
  Delivery ended() {
    return with(flights.cleared()).unread().withLive(List.of()).withPresenceDue(false);
  }

  Delivery unread() {
    return with(backlog.unread());
  }

  Delivery with(Flights next) {
    return new Delivery(next, backlog, presenceDue, live, slots, gate, suspect, bucket);
  }

  Delivery with(Backlog next) {
    return new Delivery(flights, next, presenceDue, live, slots, gate, suspect, bucket);
  }

  Delivery withPresenceDue(boolean due) {
    return new Delivery(flights, backlog, due, live, slots, gate, suspect, bucket);
  }

  Delivery withLive(List<Item.Live> next) {
    return new Delivery(
        flights, backlog, presenceDue, List.copyOf(next), slots, gate, suspect, bucket);
  }

  Delivery with(SlotBook next) {
    return new Delivery(flights, backlog, presenceDue, live, next, gate, suspect, bucket);
  }

  Delivery with(Gate next) {
    return new Delivery(flights, backlog, presenceDue, live, slots, next, suspect, bucket);
  }

  Delivery with(Suspect next) {
    return new Delivery(flights, backlog, presenceDue, live, slots, gate, next, bucket);
  }

  Delivery with(Bucket next) {
    return new Delivery(flights, backlog, presenceDue, live, slots, gate, suspect, next);
  }
}
