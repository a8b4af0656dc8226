package io.lintel.gateway.action;

import io.lintel.gateway.log.Happening;
import io.lintel.gateway.model.Draft;
import io.lintel.gateway.model.Json;
import io.lintel.gateway.store.AttemptRow.Stage;
import io.lintel.gateway.store.CommitResult;
import io.lintel.gateway.store.Write;
import io.lintel.gateway.time.Stamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is written and told of an attempt: rows, envelopes, live answers, words for staff. */
final class AttemptPapers {

  private final Ports ports;
  private final Envelopes envelopes;
  private final Events events;
  private final DeviceBook book;

  AttemptPapers(Ports ports, Envelopes envelopes, Events events, DeviceBook book) {
    this.ports = ports;
    this.envelopes = envelopes;
    this.events = events;
    this.book = book;
  }

  List<Write> acceptance(LiveAttempt attempt, Write.KeepCommand raw, boolean starting) {
    var writes = new ArrayList<Write>();
    writes.add(raw);
    writes.add(row(attempt, starting ? Stage.STARTED : Stage.WAITING, Optional.empty()));
    writes.add(
        new Write.Publish(envelopes.pending(attempt.view(), attempt.command().requestedAt())));
    return writes;
  }

  Write row(LiveAttempt attempt, Stage stage, Optional<Stamp> finishedAt) {
    return new Write.PutAttempt(
        Rows.row(attempt.command(), stage, attempt.startedAt(), finishedAt));
  }

  Draft ended(LiveAttempt attempt, Ending ending, Stamp now) {
    return envelopes.ended(attempt.view(), ending, now);
  }

  Optional<Draft> event(LiveAttempt attempt, Ending ending, Stamp now) {
    return events.attemptEnded(attempt.view(), ending, now);
  }

  void tellAccepted(LiveAttempt attempt) {
    attempt.acknowledge().run();
    attempt.steps().accepted();
    ports.house().tell(new Happening.AttemptAccepted(forHouse(attempt)));
  }

  void tellStarted(LiveAttempt attempt) {
    attempt.steps().started();
    ports.house().tell(new Happening.AttemptStarted(forHouse(attempt)));
  }

  /** Answers live with the very bytes that were committed. */
  void replyPending(LiveAttempt attempt, List<Write> writes, CommitResult result) {
    for (var write : writes) {
      if (write instanceof Write.Publish(var draft)) {
        reply(attempt, draft, result);
      }
    }
  }

  void tellEnded(LiveAttempt attempt, Ending ending, Draft draft, CommitResult result, Stamp now) {
    if (result instanceof CommitResult.Committed) {
      reply(attempt, draft, result);
      attempt.steps().ended(Json.write(envelopes.publicObject(attempt.view(), ending)));
      ports.house().tell(sentence(attempt, ending, now));
    }
  }

  /** Nothing of it could be stored: the error goes out without a row, then it is acknowledged. */
  void tellUnstored(LiveAttempt attempt, CommitResult.Failed why) {
    tellEndUnstored(attempt, Unstored.refused(why), why);
    attempt
        .steps()
        .ended(Json.write(envelopes.publicObject(attempt.view(), Unstored.refused(why))));
    attempt.acknowledge().run();
  }

  /** The end goes out live; the store gets it as soon as it can. */
  void tellEndUnstored(LiveAttempt attempt, Ending ending, CommitResult.Failed why) {
    var draft = ended(attempt, ending, attempt.finished(ports.time().stamp()));
    Unstored.publish(ports, draft);
    attempt
        .replyTo()
        .ifPresent(to -> ports.live().send(to.topic(), draft.json(), to.correlation()));
    ports.house().tell(new Happening.StoreTrouble(why.message()));
  }

  private void reply(LiveAttempt attempt, Draft draft, CommitResult result) {
    if (result instanceof CommitResult.Committed(var sequences)
        && attempt.replyTo().isPresent()
        && !sequences.isEmpty()) {
      var birth = ports.store().birth();
      var bytes = draft.placed(birth.storeId(), birth.epoch(), sequences.getFirst());
      var to = attempt.replyTo().get();
      ports.live().send(to.topic(), bytes, to.correlation());
    }
  }

  private Happening sentence(LiveAttempt attempt, Ending ending, Stamp now) {
    var took = Duration.ofNanos(now.bootNanos() - attempt.command().requestedAt().bootNanos());
    return switch (ending) {
      case Ending.Success(boolean confirmed, _) ->
          new Happening.AttemptSucceeded(forHouse(attempt), confirmed, took);
      case Ending.Failure(String type, String message) ->
          new Happening.AttemptFailed(forHouse(attempt), type, message, took);
    };
  }

  private Happening.Attempt forHouse(LiveAttempt attempt) {
    var command = attempt.command();
    return new Happening.Attempt(
        command.attemptId(),
        command.type(),
        command.deviceId().flatMap(book::device).map(KnownDevice::forHouse),
        command.origin(),
        command.issuedBy());
  }
}
