package io.lintel.gateway.mqtt;

import io.lintel.gateway.store.CommitResult;
import io.lintel.gateway.store.Priority;
import io.lintel.gateway.store.Store;
import io.lintel.gateway.store.Transaction;
import io.lintel.gateway.store.Write;
import io.lintel.gateway.time.Loop;
import io.lintel.gateway.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Commits what the broker decided, on the uplink's loop: at once, for the store itself gathers
 * acknowledgements, and a command that comes again must find its answer gone from the outbox to
 * have it put back. The machine bounds how much can be on its way.
 */
final class AckWriter {

  /** A store that cannot write is asked again after this. */
  private static final Duration AGAIN = Duration.ofSeconds(10);

  private final Time time;
  private final Loop loop;
  private final Store store;
  private final Consumer<Set<Long>> onKept;

  /** What a store refused, while it rests. */
  private final Map<Long, Write> waiting = new LinkedHashMap<>();

  /**
   * Durable and not told yet; from the store's thread. At most what the machine lets be unsettled.
   */
  private final Queue<Long> committed = new ConcurrentLinkedQueue<>();

  private final AtomicBoolean telling = new AtomicBoolean();
  private boolean resting;

  AckWriter(Time time, Loop loop, Store store, Consumer<Set<Long>> onKept) {
    this.time = time;
    this.loop = loop;
    this.store = store;
    this.onKept = onKept;
  }

  void acknowledge(long sequence) {
    add(sequence, new Write.Acknowledge(sequence));
  }

  void deadLetter(long sequence, String reason) {
    add(sequence, new Write.DeadLetter(sequence, reason));
  }

  private void add(long sequence, Write write) {
    if (resting) {
      waiting.put(sequence, write);
    } else {
      commit(Map.of(sequence, write));
    }
  }

  private void commit(Map<Long, Write> batch) {
    var writes = new Transaction(new ArrayList<>(batch.values()));
    store.commit(writes, Priority.ACCESS, result -> ended(batch, result));
  }

  /** On the store's thread. */
  private void ended(Map<Long, Write> batch, CommitResult result) {
    switch (result) {
      case CommitResult.Committed _ -> {
        committed.addAll(batch.keySet());
        if (telling.compareAndSet(false, true)) {
          loop.execute(this::tellKept);
        }
      }
      case CommitResult.Failed _ -> loop.execute(() -> failed(batch));
    }
  }

  /** The store ends a group one by one; what ended meanwhile is told together. */
  private void tellKept() {
    telling.set(false);
    var kept = new HashSet<Long>();
    for (Long next = committed.poll(); next != null; next = committed.poll()) {
      kept.add(next);
    }
    if (!kept.isEmpty()) {
      onKept.accept(Set.copyOf(kept));
    }
  }

  private void failed(Map<Long, Write> batch) {
    batch.forEach(waiting::putIfAbsent);
    rest();
  }

  private void rest() {
    if (!resting) {
      resting = true;
      time.after(AGAIN, loop, this::again);
    }
  }

  private void again() {
    resting = false;
    var batch = new LinkedHashMap<>(waiting);
    waiting.clear();
    if (!batch.isEmpty()) {
      commit(batch);
    }
  }
}
