package io.lintel.gateway.store;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Draft;
import java.sql.SQLException;
import java.util.UUID;

/** Journal and outbox: gives sequences, links the chain. Owned by the writer thread. */
final class JournalTable {

  private final Sql sql;
  private final Book book;
  private final Sealing sealing;

  JournalTable(Sql sql, Book book, Sealing sealing) {
    this.sql = sql;
    this.book = book;
    this.sealing = sealing;
  }

  /** Appends to both; returns the sequence. */
  long append(Draft draft, boolean trusted) throws SQLException {
    Ledger before = book.ledger();
    long sequence = before.lastSequence() + 1;
    long position = Position.of(before.epoch(), sequence);
    byte[] column =
        sealing.closeMessage(
            position, EnvelopeBytes.complete(draft, before.storeId(), before.epoch(), sequence));
    Bytes hash =
        HashChain.next(
            before.chain(), position, draft.deliveryClass().name(), draft.topic(), column);
    insert(position, draft, column, trusted, before.chain(), hash);
    queue(position, draft.deliveryClass().name(), column.length);
    remember(draft, position);
    Fill row = Fill.row(column.length);
    Totals totals = before.totals().journaled(row).queued(draft.deliveryClass(), row);
    book.turnTo(before.appended(sequence, hash, totals));
    return sequence;
  }

  /** Puts the latest envelope of an attempt back into the outbox, unless it is still there. */
  void republish(UUID attemptId) throws SQLException {
    var latest =
        sql.first(
            "SELECT j.position, j.class, length(j.payload) AS size FROM envelopes e"
                + " JOIN journal j ON j.position = e.position"
                + " WHERE e.attempt_id = ? AND j.position >= ?"
                + " AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.position = j.position)",
            Waiting::read,
            Columns.blob(attemptId),
            Position.of(book.ledger().epoch(), 0));
    if (latest.isPresent()) {
      Waiting row = latest.get();
      queue(row.position(), row.deliveryClass().name(), row.bytes());
      Ledger ledger = book.ledger();
      book.turnTo(
          ledger.putBack(ledger.totals().queued(row.deliveryClass(), Fill.row(row.bytes()))));
    }
  }

  private void insert(
      long position, Draft draft, byte[] column, boolean trusted, Bytes previous, Bytes hash)
      throws SQLException {
    sql.update(
        "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        position,
        draft.deliveryClass().name(),
        Columns.blob(draft.subject()),
        draft.topic(),
        column,
        Columns.text(draft.createdAt()),
        trusted,
        previous.toArray(),
        hash.toArray());
  }

  private void queue(long position, String deliveryClass, long bytes) throws SQLException {
    sql.update("INSERT INTO outbox VALUES (?, ?, ?)", position, deliveryClass, bytes);
  }

  private void remember(Draft draft, long position) throws SQLException {
    if (draft.kind() == Draft.Kind.ATTEMPT) {
      sql.update(
          "INSERT OR REPLACE INTO envelopes VALUES (?, ?)",
          Columns.blob(draft.subject()),
          position);
    }
  }
}
