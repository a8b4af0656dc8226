package io.lintel.gateway.store;

import java.sql.SQLException;
import java.util.List;

/** How rows leave the outbox. Owned by the writer thread. */
final class OutboxTable {

  private final Sql sql;
  private final Book book;
  private final Tombstones tombstones;

  OutboxTable(Sql sql, Book book, Tombstones tombstones) {
    this.sql = sql;
    this.book = book;
    this.tombstones = tombstones;
  }

  /** The broker has it. */
  void acknowledge(long sequence) throws SQLException {
    for (Waiting row : take(sequence)) {
      left(row);
      book.turnTo(book.ledger().connectedOnce());
    }
  }

  /** The broker refuses it for good. */
  void deadLetter(long sequence, String reason) throws SQLException {
    List<Waiting> rows = take(sequence);
    rows.forEach(this::left);
    tombstones.bury(rows, reason);
  }

  void leave(Waiting row) throws SQLException {
    sql.update("DELETE FROM outbox WHERE position = ?", row.position());
    left(row);
  }

  private void left(Waiting row) {
    Ledger ledger = book.ledger();
    book.turnTo(ledger.with(ledger.totals().left(row.deliveryClass(), Fill.row(row.bytes()))));
  }

  /** Deletes the row, if it is there. */
  private List<Waiting> take(long sequence) throws SQLException {
    if (sequence < 1 || sequence > Position.SEQUENCE_MAX) {
      return List.of();
    }
    return sql.list(
        "DELETE FROM outbox WHERE position = ? RETURNING position, class, byte_count",
        Waiting::read,
        Position.of(book.ledger().epoch(), sequence));
  }
}
