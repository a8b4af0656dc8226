package io.lintel.gateway.store;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.DeliveryClass;
import io.lintel.gateway.model.Draft;
import io.lintel.gateway.secret.Sealer;
import io.lintel.gateway.time.Loop;
import io.lintel.gateway.time.Time;
import io.lintel.spi.FaultException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The store in one SQLite file. Owns the writer thread and the data folder's lock; {@link #close}
 * ends both.
 */
public final class SqliteStore implements Store {

  private static final System.Logger LOG = System.getLogger(SqliteStore.class.getName());
  private static final Loop DIRECT = Runnable::run;
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(4);

  private final Optional<StoreLock> lock;
  private final DatabaseFile file;
  private final Tables.Needs needs;
  private final Medium medium;
  private final Readers readers;
  private final Acknowledged acknowledged = new Acknowledged();
  private final OutboxView outbox;
  private final WriteQueue queue = new WriteQueue();
  private final Thread writer;
  private volatile Birth birth;
  private volatile Ledger ledger;

  /**
   * Opens or makes the store in a folder. On a read-only file system one that is there opens for
   * reading, and its commits fail as such until Lintel is restarted.
   *
   * @param dropped makes the event that tells which sequences were dropped; pure, any thread
   * @throws FaultException {@code store.in_use}, {@code store.cannot_open}, {@code store.sealed} or
   *     {@code secret.key_unknown}
   */
  public static SqliteStore open(
      Path folder,
      StoreLimits limits,
      Time time,
      Optional<Sealer> sealer,
      Function<List<DroppedRange>, Draft> dropped) {
    Tables.Needs needs = new Tables.Needs(time, new Sealing(sealer), limits, dropped);
    try {
      return new SqliteStore(new DatabaseFile(folder), needs, Start.of(folder, needs));
    } catch (IOException | SQLException failure) {
      throw new FaultException(StoreFaults.cannotOpen(folder, failure));
    }
  }

  private SqliteStore(DatabaseFile file, Tables.Needs needs, Start start) {
    this.file = file;
    this.needs = needs;
    this.lock = start.lock();
    this.birth = start.birth();
    this.ledger = start.ledger();
    this.medium = start.medium();
    this.readers = new Readers(start.reader());
    this.outbox =
        new OutboxView(
            readers, needs.sealing(), acknowledged, () -> ledger.totals().outboxWhole().rows());
    this.writer = new Thread(new Writer(queue, medium, this::committed), "store-writer");
    writer.start();
  }

  @Override
  public Birth birth() {
    return birth;
  }

  @Override
  public void raiseEpoch(long atLeast, CommitListener done) {
    offer(
        Pending.ofStore(
            tables -> tables.raiseEpoch(atLeast),
            result -> {
              if (result instanceof CommitResult.Committed) {
                noteRaised();
              }
              done.ended(result);
            }));
  }

  @Override
  public void commit(Transaction transaction, Priority priority, CommitListener done) {
    if (Pending.isAcknowledgement(transaction)) {
      List<Long> sequences = sequences(transaction);
      acknowledged.hide(sequences);
      offer(
          Pending.of(
              transaction,
              priority,
              result -> {
                acknowledged.ended(sequences, result);
                done.ended(result);
              }));
    } else {
      offer(Pending.of(transaction, priority, done));
    }
  }

  @Override
  public Optional<AttemptRow> attempt(UUID attemptId) {
    return readers.read(sql -> new AttemptTable(sql, needs.sealing()).find(attemptId));
  }

  @Override
  public Optional<Bytes> envelope(UUID attemptId) {
    return readers.read(
        sql ->
            sql.first(
                "SELECT j.position, j.payload FROM envelopes e JOIN journal j ON j.position = e.position"
                    + " WHERE e.attempt_id = ?",
                row ->
                    needs.sealing().openMessage(row.getLong("position"), row.getBytes("payload")),
                Columns.blob(attemptId)));
  }

  @Override
  public List<AttemptRow> unfinished() {
    return readers.read(sql -> new AttemptTable(sql, needs.sealing()).unfinished());
  }

  @Override
  public List<DeviceRow> devices() {
    return readers.read(sql -> new DeviceTable(sql).all());
  }

  @Override
  public Optional<Instant> lastWall() {
    return readers.read(
        sql ->
            sql.first(
                "SELECT wall FROM meta WHERE wall IS NOT NULL",
                row -> Instant.parse(row.getString(1))));
  }

  @Override
  public List<Blob> blobs(String prefix) {
    return readers.read(sql -> new BlobTable(sql, needs.sealing()).startingWith(prefix));
  }

  @Override
  public Outbox outbox() {
    return outbox;
  }

  @Override
  public List<JournalRow> journal(long beforeSequence, int limit) {
    return readers.read(
        sql ->
            sql.list(
                "SELECT * FROM journal WHERE position < (SELECT epoch << 40 FROM meta) + ?"
                    + " ORDER BY position DESC LIMIT ?",
                this::journalRow,
                Math.clamp(beforeSequence, 0, Position.SEQUENCE_MAX),
                limit));
  }

  @Override
  public StoreHealth health() {
    Totals totals = ledger.totals();
    return new StoreHealth(
        totals.outboxWhole().rows(), totals.journal().rows(), file.size(), medium.state());
  }

  @Override
  public void close() {
    queue.close();
    if (Thread.currentThread() == writer) {
      return; // a listener closes: the writer ends by itself once the queue is empty
    }
    try {
      boolean ended = writer.join(CLOSE_LIMIT);
      readers.close();
      if (!ended) {
        writer.interrupt(); // a stalled medium: the lock stays as long as this process writes
      } else if (lock.isPresent()) {
        lock.get().close();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (SQLException | IOException failure) {
      throw new FaultException(StoreFaults.unreadable(failure));
    }
  }

  private void offer(Pending pending) {
    switch (queue.offer(pending)) {
      case QUEUED -> {}
      case QUEUED_UNRIPE ->
          needs.time().after(needs.limits().acknowledgeDelay(), DIRECT, queue::ripen);
      case FULL ->
          fail(
              pending, CommitResult.Cause.BROKEN, "the storage medium has stalled: too much waits");
      case CLOSED -> fail(pending, CommitResult.Cause.CLOSED, "the store is closed");
    }
  }

  private static void fail(Pending pending, CommitResult.Cause cause, String message) {
    pending.done().ended(new CommitResult.Failed(cause, message));
  }

  /** On the writer thread, after each group. */
  private void committed(Ledger after) {
    long queued = after.queued() - ledger.queued(); // begins anew when the connection does
    long fresh = after.lastSequence() - ledger.lastSequence();
    ledger = after;
    List<Long> owed =
        medium.state() == StoreHealth.State.WELL ? acknowledged.takeOwed() : List.of();
    if (!owed.isEmpty()) {
      commit(
          new Transaction(owed.stream().<Write>map(Write.Acknowledge::new).toList()),
          Priority.TELEMETRY,
          result -> {});
    }
    if (queued != 0 || fresh != 0) {
      outbox.appended(queued != fresh);
    }
  }

  /**
   * A power cut before the file is written leaves the database ahead, which is no copy put back.
   */
  private void noteRaised() {
    birth = readers.read(Meta::birth);
    try {
      new EpochFile(file.folder()).write(readers.read(Meta::identity));
    } catch (IOException failure) {
      LOG.log(System.Logger.Level.WARNING, "the epoch file could not be written", failure);
    }
  }

  private static List<Long> sequences(Transaction transaction) {
    return transaction.writes().stream()
        .map(write -> ((Write.Acknowledge) write).sequence())
        .toList();
  }

  private JournalRow journalRow(ResultSet row) throws SQLException {
    long position = row.getLong("position");
    return new JournalRow(
        Position.epoch(position),
        Position.sequence(position),
        DeliveryClass.valueOf(row.getString("class")),
        Columns.uuid(row.getBytes("subject")),
        row.getString("topic"),
        needs.sealing().openMessage(position, row.getBytes("payload")),
        Instant.parse(row.getString("created_at")));
  }
}
