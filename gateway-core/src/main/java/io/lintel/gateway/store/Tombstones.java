package io.lintel.gateway.store;

import io.lintel.gateway.model.DeliveryClass;
import io.lintel.gateway.model.Draft;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/**
 * What was dropped, until an event has told it and after. When the telling event is dropped itself,
 * its tombstones are told again. Owned by the writer thread.
 */
final class Tombstones {

  /** Ranges in one event: about 100 bytes of JSON each, far below a message's 64 KiB. */
  private static final int RANGES_MAX = 200;

  /** Tombstones that were told are kept for the curious up to this number. */
  private static final int KEPT_MAX = 10_000;

  private static final int REASON_CHARS_MAX = 64;

  private final Sql sql;
  private final Book book;
  private final Function<List<DroppedRange>, Draft> event;

  Tombstones(Sql sql, Book book, Function<List<DroppedRange>, Draft> event) {
    this.sql = sql;
    this.book = book;
    this.event = event;
  }

  void bury(List<Waiting> rows, String reason) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    for (Runs.Run run : Runs.of(rows, RANGES_MAX)) {
      insert(run, reason);
    }
    for (Waiting row : rows) {
      sql.update("UPDATE tombstones SET told_at = NULL WHERE told_at = ?", row.position());
    }
    book.turnTo(book.ledger().untold(true));
  }

  /** Appends one event that tells the oldest untold, if there are any. */
  void tell(JournalTable journal, boolean trusted) throws SQLException {
    if (!book.ledger().untold()) {
      return;
    }
    List<Grave> graves =
        sql.list(
            "SELECT row, from_position, to_position, class, row_count, reason FROM tombstones"
                + " WHERE told_at IS NULL ORDER BY row LIMIT ?",
            Grave::read,
            RANGES_MAX);
    if (!graves.isEmpty()) {
      tell(graves, journal, trusted);
    }
    book.turnTo(book.ledger().untold(graves.size() == RANGES_MAX));
  }

  private void tell(List<Grave> graves, JournalTable journal, boolean trusted) throws SQLException {
    Draft draft = event.apply(graves.stream().map(Grave::range).toList());
    long sequence = journal.append(draft, trusted);
    long position = Position.of(book.ledger().epoch(), sequence);
    for (Grave grave : graves) {
      sql.update("UPDATE tombstones SET told_at = ? WHERE row = ?", position, grave.row());
    }
    sql.update(
        "DELETE FROM tombstones WHERE told_at IS NOT NULL"
            + " AND row <= (SELECT max(row) FROM tombstones) - ?",
        KEPT_MAX);
  }

  private void insert(Runs.Run run, String reason) throws SQLException {
    sql.update(
        "INSERT INTO tombstones (from_position, to_position, class, row_count, reason)"
            + " VALUES (?, ?, ?, ?, ?)",
        run.from(),
        run.to(),
        run.deliveryClass().name(),
        run.count(),
        reason.substring(0, Math.min(reason.length(), REASON_CHARS_MAX)));
  }

  private record Grave(long row, DroppedRange range) {
    static Grave read(ResultSet row) throws SQLException {
      return new Grave(
          row.getLong(1),
          new DroppedRange(
              Position.epoch(row.getLong(2)),
              Position.sequence(row.getLong(2)),
              Position.sequence(row.getLong(3)),
              DeliveryClass.valueOf(row.getString(4)),
              row.getLong(5),
              row.getString(6)));
    }
  }
}
