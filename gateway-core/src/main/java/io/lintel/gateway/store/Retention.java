package io.lintel.gateway.store;

import io.lintel.gateway.time.Stamp;
import io.lintel.gateway.time.Time;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Lets go of what is old, a step each minute in which something is written anyway. Nothing goes by
 * age unless the two stamps can be compared; history asks for a clock that was trusted both times.
 */
final class Retention {

  private static final Duration PERIOD = Duration.ofMinutes(1);

  /** A command without an attempt has no {@code keepUntil} of its own. */
  private static final Duration COMMAND_KEPT = Duration.ofHours(25);

  /** Rows looked at in one step. Each table has a cursor, so that every row has its turn. */
  private static final int STEP = 500;

  private final Sql sql;
  private final Caps caps;
  private final Time time;
  private final Duration journalAge;
  private long lastNanos;
  private long attemptCursor;
  private long commandCursor;
  private long journalCursor;

  Retention(Sql sql, Caps caps, Time time, Duration journalAge) {
    this.sql = sql;
    this.caps = caps;
    this.time = time;
    this.journalAge = journalAge;
    this.lastNanos = time.bootNanos();
  }

  void passWhenDue() throws SQLException {
    Stamp now = time.stamp();
    if (now.bootNanos() - lastNanos < PERIOD.toNanos()) {
      return;
    }
    lastNanos = now.bootNanos();
    attemptCursor = purgeAttempts(now);
    commandCursor = purgeCommands(now);
    if (now.trusted()) {
      purgeJournal(now.wall().minus(journalAge));
    }
  }

  private long purgeAttempts(Stamp now) throws SQLException {
    List<Aged> rows =
        sql.list(
            "SELECT row, attempt_id, keep_until FROM attempts WHERE row > ?"
                + " AND stage NOT IN ('WAITING', 'STARTED') ORDER BY row LIMIT ?",
            row ->
                new Aged(
                    row.getLong(1), Columns.uuid(row.getBytes(2)), Columns.stamp(row.getString(3))),
            attemptCursor,
            STEP);
    for (Aged row : past(rows, now)) {
      sql.update("DELETE FROM attempts WHERE row = ?", row.row());
      sql.update("DELETE FROM inbox WHERE attempt_id = ?", Columns.blob(row.attemptId()));
      sql.update("DELETE FROM envelopes WHERE attempt_id = ?", Columns.blob(row.attemptId()));
    }
    return next(rows);
  }

  private long purgeCommands(Stamp now) throws SQLException {
    List<Aged> rows =
        sql.list(
            "SELECT row, attempt_id, received_at FROM inbox WHERE row > ?"
                + " AND attempt_id NOT IN (SELECT attempt_id FROM attempts) ORDER BY row LIMIT ?",
            row ->
                new Aged(
                    row.getLong(1),
                    Columns.uuid(row.getBytes(2)),
                    Columns.stamp(row.getString(3)).plus(COMMAND_KEPT)),
            commandCursor,
            STEP);
    for (Aged row : past(rows, now)) {
      sql.update("DELETE FROM inbox WHERE row = ?", row.row());
    }
    return next(rows);
  }

  /** Rows are in the order of time: the first trusted one that is young ends the search. */
  private void purgeJournal(Instant before) throws SQLException {
    List<Dated> rows =
        sql.list(
            "SELECT position, created_at, trusted FROM journal WHERE position > ?"
                + " ORDER BY position LIMIT ?",
            row -> new Dated(row.getLong(1), Instant.parse(row.getString(2)), row.getBoolean(3)),
            journalCursor,
            STEP);
    for (Dated row : rows) {
      if (row.trusted() && !row.createdAt().isBefore(before)) {
        return;
      }
      journalCursor = row.position();
      if (row.trusted()) {
        caps.purgeUnlessNeeded(row.position());
      }
    }
    journalCursor = rows.size() < STEP ? 0 : journalCursor;
  }

  private static List<Aged> past(List<Aged> rows, Stamp now) {
    Predicate<Aged> isPast = row -> row.end().order(now) == Stamp.Order.PAST;
    return rows.stream().filter(isPast).toList();
  }

  private static long next(List<Aged> rows) {
    return rows.size() < STEP ? 0 : rows.getLast().row();
  }

  private record Aged(long row, UUID attemptId, Stamp end) {}

  private record Dated(long position, Instant createdAt, boolean trusted) {}
}
