package io.lintel.hardware.crash;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.store.AttemptRow;
import io.lintel.gateway.store.Birth;
import io.lintel.gateway.store.Blob;
import io.lintel.gateway.store.CommitListener;
import io.lintel.gateway.store.DeviceRow;
import io.lintel.gateway.store.JournalRow;
import io.lintel.gateway.store.Outbox;
import io.lintel.gateway.store.Priority;
import io.lintel.gateway.store.Store;
import io.lintel.gateway.store.StoreHealth;
import io.lintel.gateway.store.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A store that may die with the process before a transaction is queued or after it is durable. */
record MortalStore(Store store, Fuse fuse) implements Store {

  @Override
  public void commit(Transaction transaction, Priority priority, CommitListener done) {
    fuse.pass(Point.BEFORE_COMMIT);
    store.commit(
        transaction,
        priority,
        result -> {
          fuse.pass(Point.AFTER_COMMIT);
          done.ended(result);
        });
  }

  @Override
  public Birth birth() {
    return store.birth();
  }

  @Override
  public void raiseEpoch(long atLeast, CommitListener done) {
    store.raiseEpoch(atLeast, done);
  }

  @Override
  public Optional<AttemptRow> attempt(UUID attemptId) {
    return store.attempt(attemptId);
  }

  @Override
  public Optional<Bytes> envelope(UUID attemptId) {
    return store.envelope(attemptId);
  }

  @Override
  public List<AttemptRow> unfinished() {
    return store.unfinished();
  }

  @Override
  public List<DeviceRow> devices() {
    return store.devices();
  }

  @Override
  public Optional<Instant> lastWall() {
    return store.lastWall();
  }

  @Override
  public List<Blob> blobs(String prefix) {
    return store.blobs(prefix);
  }

  @Override
  public Outbox outbox() {
    return store.outbox();
  }

  @Override
  public List<JournalRow> journal(long beforeSequence, int limit) {
    return store.journal(beforeSequence, limit);
  }

  @Override
  public StoreHealth health() {
    return store.health();
  }

  @Override
  public void close() {
    store.close();
  }
}
