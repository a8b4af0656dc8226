package io.lintel.gateway.store;

import io.lintel.gateway.model.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Everything that must survive a power cut, behind one writer thread.
 *
 * <p>Reads see committed rows only and may be called from any thread.
 */
public interface Store extends AutoCloseable {

  /** How the store was found at start, and which epoch it is. */
  Birth birth();

  /**
   * Makes a store whose epoch is not known ({@link Birth#epochKnown}) one of an epoch of {@code
   * atLeast} or higher, with all that it holds; {@link #birth} then says so. The uplink calls it
   * once, after it has read our own retained presence and before it reads the outbox for the first
   * time: with that presence's epoch plus one, or 1 if there is none. Refused when the epoch is
   * known or the broker has acknowledged anything of it.
   *
   * @param done called on the writer thread, once; must return at once
   */
  default void raiseEpoch(long atLeast, CommitListener done) {
    done.ended(
        new CommitResult.Failed(CommitResult.Cause.REFUSED, "the epoch of this store is known"));
  }

  /**
   * Queues a transaction. Its writes become durable together or not at all. Transactions of one
   * {@link Priority} commit in the order they came; a higher priority overtakes. What queued while
   * the last sync ran commits with one sync.
   *
   * <p>A transaction of nothing but {@link Write.Acknowledge}s waits for company for a while, and
   * goes before all others: its rows leave {@link #outbox} at once, and are sent again after a
   * crash. An empty transaction proves that the writer lives, and writes nothing.
   *
   * @param done called on the writer thread, once; on the caller's when the store is closed or so
   *     much waits that no more is taken; must return at once
   */
  void commit(Transaction transaction, Priority priority, CommitListener done);

  /** An attempt by id, if it is still kept. */
  Optional<AttemptRow> attempt(UUID attemptId);

  /** The bytes of an attempt's latest envelope, as they were or will be sent. */
  Optional<Bytes> envelope(UUID attemptId);

  /** All attempts that have not ended, oldest first. */
  List<AttemptRow> unfinished();

  /** All device states. */
  List<DeviceRow> devices();

  /** The greatest wall time ever persisted: part of the clock's floor. */
  Optional<Instant> lastWall();

  /** Small named values: a driver instance's facts ({@code driver/<instance>/<key>}), slots. */
  List<Blob> blobs(String prefix);

  /** What has not been acknowledged yet. */
  Outbox outbox();

  /** History for staff and the local API: newest first. */
  List<JournalRow> journal(long beforeSequence, int limit);

  /** Fill, caps and health, for the log and {@code lintel devices}. */
  StoreHealth health();

  /** Commits what is queued, then closes. Safe to call twice. */
  @Override
  void close();
}
