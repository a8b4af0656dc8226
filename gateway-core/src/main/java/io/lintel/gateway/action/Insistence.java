package io.lintel.gateway.action;

import io.lintel.gateway.log.Happening;
import io.lintel.gateway.store.CommitResult;
import io.lintel.gateway.store.Priority;
import io.lintel.gateway.store.Transaction;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Commits what has already happened, and does not give up while the storage refuses: it waits in
 * order in a ring, is tried again, and only what the ring can't hold is lost, which is told.
 */
final class Insistence {

  private static final int WAITING_MAX = 1_024;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final Ports ports;
  private final Deque<Pending> waiting = new ArrayDeque<>();
  private boolean retrying;
  private boolean troubled;

  Insistence(Ports ports) {
    this.ports = ports;
  }

  /**
   * Commits now, or as soon as can be.
   *
   * @param then on the loop once it is durable
   */
  void commit(Transaction transaction, Priority priority, Runnable then) {
    var pending = new Pending(transaction, priority, then);
    if (retrying) {
      queue(pending);
    } else {
      tryNow(pending);
    }
  }

  private void tryNow(Pending pending) {
    ports
        .store()
        .commit(
            pending.transaction,
            pending.priority,
            result -> ports.loop().execute(() -> ended(pending, result)));
  }

  private void ended(Pending pending, CommitResult result) {
    switch (result) {
      case CommitResult.Committed committed -> {
        tellWell();
        pending.then.run();
      }
      case CommitResult.Failed(var cause, var message) -> {
        queue(pending);
        retryLater(message);
      }
    }
  }

  private void queue(Pending pending) {
    if (waiting.size() == WAITING_MAX) {
      waiting.removeFirst();
      ports.house().tell(new Happening.MessagesLost(1, "the storage refuses and memory is full"));
    }
    waiting.addLast(pending);
  }

  private void retryLater(String message) {
    if (!retrying) {
      retrying = true;
      tellTrouble(message);
      ports.time().after(RETRY_AFTER, ports.loop(), this::retry);
    }
  }

  private void tellTrouble(String message) {
    if (!troubled) {
      troubled = true;
      ports.house().tell(new Happening.StoreTrouble(message));
    }
  }

  private void tellWell() {
    if (troubled && waiting.isEmpty()) {
      troubled = false;
      ports.house().tell(new Happening.StoreWell());
    }
  }

  private void retry() {
    retrying = false;
    var again = new ArrayDeque<>(waiting);
    waiting.clear();
    again.forEach(this::tryNow);
  }

  private record Pending(Transaction transaction, Priority priority, Runnable then) {}
}
