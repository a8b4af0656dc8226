package io.lintel.gateway.mqtt;

import io.lintel.gateway.store.OutboxRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How far the outbox was read, and what became of its rows.
 *
 * @param ahead rows that were read and not sent
 * @param settled sequences that need no sending, whose acknowledgement or dead-lettering is not
 *     committed yet
 * @param doubtful those of them that may have been put into the outbox again: when they are
 *     committed, it is read from its beginning
 * @param cursor rows after it were not read. Not above 0: none were, and each new beginning has a
 *     number of its own, so that what an earlier read brings is known to be stale
 * @param more whether the outbox may hold rows that were not read
 * @param reading whether a read is under way
 */
record Backlog(
    List<OutboxRow> ahead,
    Sequences settled,
    Sequences doubtful,
    long cursor,
    boolean more,
    boolean reading) {

  static final Backlog UNREAD =
      new Backlog(List.of(), Sequences.NONE, Sequences.NONE, 0, true, false);

  /** Forgets what was read ahead, so that it is read again from the oldest row. */
  Backlog unread() {
    return new Backlog(List.of(), settled, doubtful, beginning(), true, reading);
  }

  /** Rows were added after those that were read. */
  Backlog appended() {
    return new Backlog(ahead, settled, doubtful, cursor, true, reading);
  }

  /** A row may have been put back below those that were read. */
  Backlog putBack() {
    return new Backlog(ahead, settled, settled, beginning(), true, reading);
  }

  Backlog readingStarted() {
    return new Backlog(ahead, settled, doubtful, cursor, false, true);
  }

  /** Rows came; those that fly or are settled are left out. */
  Backlog read(Input.Rows rows, Flights flights) {
    if (rows.after() != cursor) {
      return new Backlog(ahead, settled, doubtful, cursor, true, false);
    }
    var unsent = new ArrayList<>(rows.rows());
    unsent.removeIf(row -> settled.contains(row.sequence()) || flights.carry(row.sequence()));
    long last = rows.rows().isEmpty() ? cursor : rows.rows().getLast().sequence();
    return new Backlog(List.copyOf(unsent), settled, doubtful, last, more || rows.full(), false);
  }

  Backlog withoutFirstAhead() {
    return new Backlog(ahead.subList(1, ahead.size()), settled, doubtful, cursor, more, reading);
  }

  Backlog settling(long sequence) {
    return new Backlog(ahead, settled.with(sequence), doubtful, cursor, more, reading);
  }

  /** Committed. */
  Backlog kept(Set<Long> sequences) {
    boolean again = sequences.stream().anyMatch(doubtful::contains);
    return new Backlog(
        ahead,
        settled.without(sequences),
        doubtful.without(sequences),
        again ? beginning() : cursor,
        true,
        reading);
  }

  private long beginning() {
    return Math.min(cursor, 0) - 1;
  }
}
