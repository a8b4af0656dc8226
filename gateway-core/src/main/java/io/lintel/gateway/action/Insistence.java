package io.lintel.gateway.action;

import io.lintel.gateway.log.Happening;
import io.lintel.gateway.store.CommitResult;
import io.lintel.gateway.store.Priority;
import io.lintel.gateway.store.Transaction;
import io.lintel.gateway.store.Write;
import io.lintel.gateway.time.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Commits what has already happened, in the order it happened, and does not give up while the
 * storage refuses: it waits in a ring and is tried again. Only what the ring can't hold, or what
 * the store finds wrong in itself, is lost, which is told: of a ring that runs over once for all of
 * it, when the ring is empty again or an hour after the first.
 *
 * <p>One commit is under way at a time. With two, the first could fail and the second succeed, and
 * a door would be told in the wrong order. What came meanwhile goes together in the next one.
 */
final class Insistence {

  static final int WAITING_MAX = 1_024;
  private static final int TOGETHER_MAX = 256;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  /** A storage that stays away for days is no reason to say nothing for days. */
  static final Duration TOLD_AFTER = Duration.ofHours(1);

  private final Ports ports;
  private final Deque<Pending> waiting = new ArrayDeque<>();
  private boolean busy;

  /** So many of the first ones go one by one: one of them is wrong in itself. */
  private int apart;

  private boolean troubled;

  /** What ran over and is not told yet. */
  private Optional<Happening.MessagesLost> lost = Optional.empty();

  private Optional<Time.Timer> tellLater = Optional.empty();

  Insistence(Ports ports) {
    this.ports = ports;
  }

  /** Commits as soon as can be. */
  void commit(Transaction transaction, Priority priority) {
    queue(new Pending(transaction, priority, Optional.empty()));
  }

  /**
   * Commits the end of an attempt behind what was reported before it, in the same or a later
   * transaction: a movement is never missing where its success stands. One try.
   *
   * @param then hears how it ended; on the loop
   */
  void commitBehind(Transaction transaction, Consumer<CommitResult> then) {
    queue(new Pending(transaction, Priority.COMMAND, Optional.of(then)));
  }

  private void queue(Pending pending) {
    waiting.addLast(pending);
    keepToTheRing();
    next();
  }

  /** The oldest goes first; what a failed commit brought back counts like what is new. */
  private void keepToTheRing() {
    while (waiting.size() > WAITING_MAX) {
      giveUp(
          waiting.removeFirst(),
          troubled
              ? "the storage refuses and memory is full"
              : "the storage is slower than what happens, and memory is full",
          this::ranOver);
    }
  }

  private static void giveUp(
      Pending pending, String why, Consumer<Happening.MessagesLost> lostFor) {
    pending.then.ifPresentOrElse(
        then -> then.accept(new CommitResult.Failed(CommitResult.Cause.BROKEN, why)),
        () -> lostFor.accept(new Happening.MessagesLost(pending.messages(), why)));
  }

  private void ranOver(Happening.MessagesLost more) {
    if (lost.isEmpty()) {
      tellLater = Optional.of(ports.time().after(TOLD_AFTER, ports.loop(), this::tellLost));
    }
    lost = Optional.of(lost.map(all -> all.plus(more.count())).orElse(more));
  }

  private void tellLost() {
    tellLater.ifPresent(Time.Timer::cancel);
    lost.filter(all -> all.count() > 0).ifPresent(ports.house()::tell);
    lost = Optional.empty();
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
      case CommitResult.Committed(var sequences) -> {
        tellWell();
        answer(batch, sequences);
        if (waiting.isEmpty()) {
          tellLost();
        }
        goOn();
      }
      case CommitResult.Failed(var cause, var message) when cause == CommitResult.Cause.REFUSED -> {
        refused(batch, message);
        goOn();
      }
      case CommitResult.Failed failed -> {
        var again = batch.stream().filter(pending -> pending.then.isEmpty()).toList();
        apart += apart > 0 ? again.size() : 0;
        again.reversed().forEach(waiting::addFirst);
        batch.forEach(pending -> pending.then.ifPresent(then -> then.accept(failed)));
        tellTrouble(failed.message());
        keepToTheRing();
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
      giveUp(batch.getFirst(), "the storage refuses it: " + message, ports.house()::tell);
    }
  }

  /** To each the sequences of its own messages. */
  private static void answer(List<Pending> batch, List<Long> sequences) {
    int from = 0;
    for (var pending : batch) {
      int to = from + pending.messages();
      var own = new CommitResult.Committed(sequences.subList(from, to));
      pending.then.ifPresent(then -> then.accept(own));
      from = to;
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

  /** Without {@code then} it is a fact, which is tried until it is written. */
  private record Pending(
      Transaction transaction, Priority priority, Optional<Consumer<CommitResult>> then) {

    int messages() {
      return (int) transaction.writes().stream().filter(Write.Publish.class::isInstance).count();
    }
  }
}
