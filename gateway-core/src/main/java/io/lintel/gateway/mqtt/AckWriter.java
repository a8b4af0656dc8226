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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Commits what the broker decided, on the uplink's loop. What comes while a commit runs goes into
 * the next one. The machine bounds how much can wait.
 */
final class AckWriter {

  /** A store that cannot write is asked again after this. */
  private static final Duration AGAIN = Duration.ofSeconds(10);

  private final Time time;
  private final Loop loop;
  private final Store store;
  private final Consumer<Set<Long>> onKept;
  private final Map<Long, Write> waiting = new LinkedHashMap<>();
  private boolean busy;

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
    waiting.put(sequence, write);
    commit();
  }

  private void commit() {
    if (busy || waiting.isEmpty()) {
      return;
    }
    busy = true;
    var batch = new LinkedHashMap<>(waiting);
    waiting.clear();
    var writes = new Transaction(new ArrayList<>(batch.values()));
    store.commit(writes, Priority.ACCESS, result -> loop.execute(() -> ended(batch, result)));
  }

  private void ended(Map<Long, Write> batch, CommitResult result) {
    switch (result) {
      case CommitResult.Committed _ -> {
        busy = false;
        onKept.accept(Set.copyOf(batch.keySet()));
        commit();
      }
      case CommitResult.Failed _ -> {
        batch.forEach(waiting::putIfAbsent);
        time.after(AGAIN, loop, this::again);
      }
    }
  }

  private void again() {
    busy = false;
    commit();
  }
}
