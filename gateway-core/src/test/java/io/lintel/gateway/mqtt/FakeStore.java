package io.lintel.gateway.mqtt;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.DeliveryClass;
import io.lintel.gateway.model.Draft;
import io.lintel.gateway.store.AttemptRow;
import io.lintel.gateway.store.Birth;
import io.lintel.gateway.store.Blob;
import io.lintel.gateway.store.CommitListener;
import io.lintel.gateway.store.CommitResult;
import io.lintel.gateway.store.DeviceRow;
import io.lintel.gateway.store.JournalRow;
import io.lintel.gateway.store.Outbox;
import io.lintel.gateway.store.OutboxRow;
import io.lintel.gateway.store.Priority;
import io.lintel.gateway.store.Store;
import io.lintel.gateway.store.StoreHealth;
import io.lintel.gateway.store.Transaction;
import io.lintel.gateway.store.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** An outbox in memory: as much of a store as the uplink sees. Commits at once; from any thread. */
public final class FakeStore implements Store, Outbox {

  private final TreeMap<Long, OutboxRow> rows = new TreeMap<>();
  private final TreeMap<String, Blob> blobs = new TreeMap<>();
  private final Map<Long, String> dead = new TreeMap<>();
  private final List<Long> acknowledged = new ArrayList<>();
  private Birth birth = new Birth(new UUID(0, 7), 1, true, Instant.EPOCH, Optional.empty(), true);
  private AppendListener appended = putBack -> {};
  private Optional<CommitResult.Cause> broken = Optional.empty();
  private long last;

  public synchronized void born(Birth next) {
    birth = next;
  }

  public synchronized void raiseOver(long published) {
    long epoch = Math.max(birth.epoch(), published + 1);
    birth =
        new Birth(birth.storeId(), epoch, birth.fresh(), birth.bornAt(), birth.replaced(), true);
  }

  /** From now on nothing can be written; empty: it can again. */
  public synchronized void breakFor(Optional<CommitResult.Cause> cause) {
    broken = cause;
  }

  /** Appends an event. */
  public long publish(String topic, Instant createdAt) {
    AppendListener listener;
    long sequence;
    synchronized (this) {
      sequence = ++last;
      var draft =
          new Draft(
              Draft.Kind.EVENT,
              DeliveryClass.ACCESS,
              new UUID(0, sequence),
              topic,
              Bytes.utf8("{\"event_type\":\"lock.locked\"}"),
              createdAt);
      append(sequence, draft);
      listener = appended;
    }
    listener.appended(false);
    return sequence;
  }

  /** Puts a row back that had left, as a repeated command does. */
  public void republish(OutboxRow row) {
    AppendListener listener;
    synchronized (this) {
      rows.put(row.sequence(), row);
      listener = appended;
    }
    listener.appended(true);
  }

  public synchronized List<Long> acknowledged() {
    return List.copyOf(acknowledged);
  }

  public synchronized Map<Long, String> dead() {
    return Map.copyOf(dead);
  }

  @Override
  public synchronized Birth birth() {
    return birth;
  }

  @Override
  public void commit(Transaction transaction, Priority priority, CommitListener done) {
    done.ended(apply(transaction));
  }

  @Override
  public synchronized List<Blob> blobs(String prefix) {
    return blobs.values().stream().filter(blob -> blob.key().startsWith(prefix)).toList();
  }

  @Override
  public Outbox outbox() {
    return this;
  }

  @Override
  public synchronized List<OutboxRow> after(long sequence, int limit) {
    return rows.tailMap(sequence, false).values().stream().limit(limit).toList();
  }

  @Override
  public synchronized long size() {
    return rows.size();
  }

  @Override
  public synchronized void onAppend(AppendListener listener) {
    appended = listener;
  }

  @Override
  public Optional<AttemptRow> attempt(UUID attemptId) {
    return Optional.empty();
  }

  @Override
  public Optional<Bytes> envelope(UUID attemptId) {
    return Optional.empty();
  }

  @Override
  public List<AttemptRow> unfinished() {
    return List.of();
  }

  @Override
  public List<DeviceRow> devices() {
    return List.of();
  }

  @Override
  public Optional<Instant> lastWall() {
    return Optional.empty();
  }

  @Override
  public List<JournalRow> journal(long beforeSequence, int limit) {
    return List.of();
  }

  @Override
  public StoreHealth health() {
    return new StoreHealth(size(), 0, 0, StoreHealth.State.WELL);
  }

  @Override
  public void close() {}

  private synchronized CommitResult apply(Transaction transaction) {
    if (broken.isPresent()) {
      return new CommitResult.Failed(broken.get(), "as the test wants");
    }
    transaction.writes().forEach(this::apply);
    return new CommitResult.Committed(List.of());
  }

  private void apply(Write write) {
    switch (write) {
      case Write.Acknowledge(long sequence) -> {
        acknowledged.add(sequence);
        rows.remove(sequence);
      }
      case Write.DeadLetter(long sequence, String reason) -> {
        dead.put(sequence, reason);
        rows.remove(sequence);
      }
      case Write.PutBlob(Blob blob) -> blobs.put(blob.key(), blob);
      default -> throw new IllegalArgumentException("the uplink does not write " + write);
    }
  }

  private void append(long sequence, Draft draft) {
    var payload = draft.placed(birth.storeId(), birth.epoch(), sequence);
    rows.put(
        sequence,
        new OutboxRow(sequence, draft.deliveryClass(), draft.topic(), payload, draft.createdAt()));
  }
}
