package io.lintel.gateway.store;

import io.lintel.gateway.model.Draft;
import io.lintel.gateway.time.Time;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** All tables behind the writer's connection, and what each {@link Write} does to them. */
final class Tables {

  private final Sql sql;
  private final Time time;
  private final Book book;
  private final Sealing sealing;
  private final Tombstones tombstones;
  private final JournalTable journal;
  private final OutboxTable outbox;
  private final InboxTable inbox;
  private final AttemptTable attempts;
  private final DeviceTable devices;
  private final BlobTable blobs;
  private final Caps caps;
  private final Retention retention;

  Tables(Sql sql, Needs needs) throws SQLException {
    this.sql = sql;
    this.time = needs.time();
    this.sealing = needs.sealing();
    this.book = new Book(sql);
    this.tombstones = new Tombstones(sql, book, needs.dropped());
    this.journal = new JournalTable(sql, book, sealing);
    this.outbox = new OutboxTable(sql, book, tombstones);
    this.inbox = new InboxTable(sql, sealing);
    this.attempts = new AttemptTable(sql, sealing);
    this.devices = new DeviceTable(sql);
    this.blobs = new BlobTable(sql, sealing);
    this.caps = new Caps(sql, book, outbox, tombstones, needs.limits());
    this.retention = new Retention(sql, caps, time, needs.limits().journalAge());
  }

  /**
   * What the tables ask from outside.
   *
   * @param dropped makes the event that tells what was dropped
   */
  record Needs(
      Time time,
      Sealing sealing,
      StoreLimits limits,
      Function<List<DroppedRange>, Draft> dropped) {}

  Sql sql() {
    return sql;
  }

  Book book() {
    return book;
  }

  /** Applies all writes in order; returns the sequences given. */
  List<Long> apply(Transaction transaction) throws SQLException {
    List<Long> sequences = new ArrayList<>();
    for (Write write : transaction.writes()) {
      apply(write, sequences);
    }
    return sequences;
  }

  /** Lets go of what is old and keeps the caps, as the last change of a group. */
  List<Long> housekeep() throws SQLException {
    retention.passWhenDue();
    caps.enforce();
    return List.of();
  }

  /** Tells what was dropped, if anything was. */
  List<Long> tell() throws SQLException {
    tombstones.tell(journal, time.trusted());
    return List.of();
  }

  /** The epoch is known to be at least this. */
  List<Long> raiseEpoch(long atLeast) throws SQLException {
    new EpochRaise(sql, book, sealing).to(atLeast);
    return List.of();
  }

  /** Makes room on a full disk. */
  List<Long> spare() throws SQLException {
    caps.dropTelemetry();
    return List.of();
  }

  private void apply(Write write, List<Long> sequences) throws SQLException {
    switch (write) {
      case Write.KeepCommand command -> inbox.keep(command);
      case Write.PutAttempt(AttemptRow row) -> attempts.put(row);
      case Write.Publish(Draft draft) -> sequences.add(journal.append(draft, time.trusted()));
      case Write.Republish(var attemptId) -> journal.republish(attemptId);
      case Write.PutDevice(DeviceRow row) -> devices.put(row);
      case Write.Acknowledge(long sequence) -> outbox.acknowledge(sequence);
      case Write.DeadLetter(long sequence, String reason) -> outbox.deadLetter(sequence, reason);
      case Write.SaveWall(var wall) ->
          sql.update("UPDATE meta SET wall = max(coalesce(wall, ''), ?)", Columns.text(wall));
      case Write.PutBlob(Blob blob) -> blobs.put(blob);
      case Write.DropBlob(String key) -> blobs.drop(key);
    }
  }
}
