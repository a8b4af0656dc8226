package io.lintel.gateway.action;

import io.lintel.gateway.log.Happening;
import io.lintel.gateway.store.CommitResult;
import io.lintel.gateway.store.Priority;
import io.lintel.gateway.store.Transaction;
import io.lintel.gateway.store.Write;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * Commits what has already happened, in the order it happened, and does not give up while the
 * storage refuses: it waits in a ring and is tried again. Only what the ring can't hold, or what
 * the store finds wrong in itself, is lost, which is told.
 *
 * <p>One commit is under way at a time. With two, the first could fail and the second succeed, and
 * a door would be told in the wrong order. What came meanwhile goes together in the next one.
 */
final class Insistence {

  private static final int WAITING_MAX = 1_024;
  private static final int TOGETHER_MAX = 256;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final Ports ports;
  private final Deque<Pending> waiting = new ArrayDeque<>();
  private boolean busy;

  /** So many of the first ones go one by one: one of them is wrong in itself. */
  private int apart;

  private boolean troubled;

  Insistence(Ports ports) {
    this.ports = ports;
  }

  /** Commits as soon as can be. */
  void commit(Transaction transaction, Priority priority) {
    if (waiting.size() == WAITING_MAX) {
      waiting.removeFirst();
      ports.house().tell(new Happening.MessagesLost(1, "the storage refuses and memory is full"));
    }
    waiting.addLast(new Pending(transaction, priority));
    next();
  }

  private void next() {
    if (busy || waiting.isEmpty()) {
      return;
    }
    busy = true;
    var batch = take();
    ports
        .store()
        .commit(
            together(batch),
            mostUrgent(batch),
            result -> ports.loop().execute(() -> ended(batch, result)));
  }

  private void ended(List<Pending> batch, CommitResult result) {
    switch (result) {
      case CommitResult.Committed committed -> {
        tellWell();
        goOn();
      }
      case CommitResult.Failed(var cause, var message) when cause == CommitResult.Cause.REFUSED -> {
        refused(batch, message);
        goOn();
      }
      case CommitResult.Failed(var cause, var message) -> {
        apart += apart > 0 ? batch.size() : 0;
        batch.reversed().forEach(waiting::addFirst);
        tellTrouble(message);
        ports.time().after(RETRY_AFTER, ports.loop(), this::goOn);
      }
    }
  }

  /** What the store will never take must not hold up the rest. */
  private void refused(List<Pending> batch, String message) {
    if (batch.size() > 1) {
      apart = batch.size();
      batch.reversed().forEach(waiting::addFirst);
    } else {
      ports.house().tell(new Happening.MessagesLost(1, "the storage refuses it: " + message));
    }
  }

  private void goOn() {
    busy = false;
    next();
  }

  private List<Pending> take() {
    var batch = new ArrayList<Pending>();
    int together = apart > 0 ? 1 : TOGETHER_MAX;
    apart = Math.max(0, apart - 1);
    while (!waiting.isEmpty() && batch.size() < together) {
      batch.add(waiting.removeFirst());
    }
    return batch;
  }

  private static Transaction together(List<Pending> batch) {
    var writes = new ArrayList<Write>();
    batch.forEach(pending -> writes.addAll(pending.transaction.writes()));
    return new Transaction(writes);
  }

  private static Priority mostUrgent(List<Pending> batch) {
    return Collections.min(batch.stream().map(Pending::priority).toList());
  }

  private void tellTrouble(String message) {
    if (!troubled) {
      troubled = true;
      ports.house().tell(new Happening.StoreTrouble(message));
    }
  }

  private void tellWell() {
    if (troubled) {
      troubled = false;
      ports.house().tell(new Happening.StoreWell());
    }
  }

  private record Pending(Transaction transaction, Priority priority) {}
}
