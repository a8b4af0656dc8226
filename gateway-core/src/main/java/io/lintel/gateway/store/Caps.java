package io.lintel.gateway.store;

import io.lintel.gateway.model.DeliveryClass;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps journal and outbox within their caps. From the outbox goes the oldest of the lowest class,
 * and a tombstone tells; the rows stay in the journal. From the journal goes the oldest that
 * neither waits for the broker nor answers a repeated command.
 */
final class Caps {

  private static final List<DeliveryClass> DROP_ORDER =
      List.of(
          DeliveryClass.TELEMETRY,
          DeliveryClass.GATEWAY,
          DeliveryClass.ACCESS,
          DeliveryClass.COMMAND);

  /** Rows looked at in one group; the next group goes on. */
  private static final int STEP = 10_000;

  private static final int SPARE_STEP = 500;

  private static final String SPARE =
      "SELECT j.position, j.class, length(j.payload) FROM journal j"
          + " WHERE NOT EXISTS (SELECT 1 FROM outbox o WHERE o.position = j.position)"
          + " AND NOT EXISTS (SELECT 1 FROM envelopes e"
          + " JOIN attempts a ON a.attempt_id = e.attempt_id"
          + " WHERE e.attempt_id = j.subject AND e.position = j.position)";

  private final Sql sql;
  private final Book book;
  private final OutboxTable outbox;
  private final Tombstones tombstones;
  private final StoreLimits config;

  Caps(Sql sql, Book book, OutboxTable outbox, Tombstones tombstones, StoreLimits config) {
    this.sql = sql;
    this.book = book;
    this.outbox = outbox;
    this.tombstones = tombstones;
    this.config = config;
  }

  void enforce() throws SQLException {
    for (DeliveryClass each : DROP_ORDER) {
      Fill excess = config.outbox().excess(book.ledger().totals().outboxWhole());
      if (excess.rows() > 0 || excess.bytes() > 0) {
        drop(oldest(each, excess), "outbox_full");
      }
    }
    Fill history = config.journal().excess(book.ledger().totals().journal());
    if (history.rows() > 0 || history.bytes() > 0) {
      purge(history);
    }
  }

  /** Takes the oldest telemetry out of outbox and journal alike: its pages can be used again. */
  void dropTelemetry() throws SQLException {
    List<Waiting> rows =
        sql.list(
            "SELECT position, class, length(payload) FROM journal WHERE class = 'TELEMETRY'"
                + " ORDER BY position LIMIT ?",
            Waiting::read,
            SPARE_STEP);
    List<Waiting> waiting = new ArrayList<>();
    for (Waiting row : rows) {
      if (isWaiting(row)) {
        waiting.add(row);
      }
    }
    drop(waiting, "disk_full");
    for (Waiting row : rows) {
      forget(row);
    }
  }

  /** Takes one row out of the history, unless it waits or answers a repeated command. */
  void purgeUnlessNeeded(long position) throws SQLException {
    for (Waiting row : sql.list(SPARE + " AND j.position = ?", Waiting::read, position)) {
      forget(row);
    }
  }

  private boolean isWaiting(Waiting row) throws SQLException {
    return sql.number("SELECT EXISTS (SELECT 1 FROM outbox WHERE position = ?)", row.position())
        == 1;
  }

  private List<Waiting> oldest(DeliveryClass deliveryClass, Fill excess) throws SQLException {
    List<Waiting> rows =
        sql.list(
            "SELECT position, class, byte_count FROM outbox WHERE class = ?"
                + " ORDER BY position LIMIT ?",
            Waiting::read,
            deliveryClass.name(),
            STEP);
    return enough(rows, excess);
  }

  private void drop(List<Waiting> rows, String reason) throws SQLException {
    for (Waiting row : rows) {
      outbox.leave(row);
    }
    tombstones.bury(rows, reason);
  }

  private void purge(Fill excess) throws SQLException {
    List<Waiting> rows = sql.list(SPARE + " ORDER BY j.position LIMIT ?", Waiting::read, STEP);
    for (Waiting row : enough(rows, excess)) {
      forget(row);
    }
  }

  /** Takes a row out of the history. */
  private void forget(Waiting row) throws SQLException {
    sql.update(
        "DELETE FROM envelopes WHERE position = ?1 AND attempt_id ="
            + " (SELECT subject FROM journal WHERE position = ?1)",
        row.position());
    sql.update("DELETE FROM journal WHERE position = ?", row.position());
    Ledger ledger = book.ledger();
    book.turnTo(ledger.with(ledger.totals().purged(Fill.row(row.bytes()))));
  }

  /** The first rows that together make up what has to go. */
  private static List<Waiting> enough(List<Waiting> rows, Fill excess) {
    List<Waiting> taken = new ArrayList<>();
    Fill sum = Fill.NONE;
    for (Waiting row : rows) {
      if (sum.rows() >= excess.rows() && sum.bytes() >= excess.bytes()) {
        break;
      }
      taken.add(row);
      sum = sum.plus(Fill.row(row.bytes()));
    }
    return taken;
  }
}
