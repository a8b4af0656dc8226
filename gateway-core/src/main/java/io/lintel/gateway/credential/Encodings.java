package io.lintel.gateway.credential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.action.Command;
import io.lintel.gateway.action.Ending;
import io.lintel.gateway.action.Workshop;
import io.lintel.gateway.model.ActionType;
import io.lintel.gateway.model.DeliveryClass;
import io.lintel.gateway.model.Draft;
import io.lintel.gateway.store.CommitResult;
import io.lintel.gateway.store.Write;
import io.lintel.spi.CardNumber;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import io.lintel.spi.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * ENCODE_CREDENTIAL and ENCODE_ACCESS_METHOD: looks which card lies there, writes the message that
 * is signed for this very card, and notes it. On the loop alone.
 */
final class Encodings {

  /** A random identifier changes with each laying on (ISO 14443-3, 6.5.4): 4 bytes from 0x08. */
  private static final int RANDOM_BITS = 32;

  private static final int RANDOM_FIRST_BYTE = 0x08;
  private static final String DELETED = "credential_deleted";

  private final Workshop workshop;
  private final Cards cards;
  private final CredentialBook book;
  private final CredentialObject objects;
  private final Signing signing;

  /** Which are being encoded now, at whatever encoder. */
  private final Set<UUID> underWay = new HashSet<>();

  Encodings(
      Workshop workshop,
      Cards cards,
      CredentialBook book,
      CredentialObject objects,
      Signing signing) {
    this.workshop = workshop;
    this.cards = cards;
    this.book = book;
    this.objects = objects;
    this.signing = signing;
  }

  /**
   * One that is wanted on a card.
   *
   * @param credential as it was when the order came
   */
  private record Job(Command command, UUID device, Credential credential, Consumer<Ending> then) {
    void fail(String type, String message) {
      then.accept(new Ending.Failure(type, message));
    }
  }

  /**
   * A record that comes along counts at once for what is known here, whatever becomes of the card.
   */
  void begin(Command command, UUID device, Subject subject, Consumer<Ending> then) {
    change(subject)
        .ifPresentOrElse(
            changed ->
                workshop.commit(
                    List.of(CredentialBook.write(changed)),
                    result ->
                        kept(changed, result, () -> go(command, device, subject, then), then)),
            () -> go(command, device, subject, then));
  }

  private Optional<Credential> change(Subject subject) {
    var known = book.find(subject.kind(), subject.id());
    return subject
        .given()
        .flatMap(
            given ->
                known
                    .map(old -> old.amendedBy(given))
                    .or(() -> Optional.of(given).filter(this::isRevokedInTime)))
        .filter(is -> !Optional.of(is).equals(known));
  }

  /** It is not known before it is on a card, and may be about to be put on one. */
  private boolean isRevokedInTime(Credential given) {
    return given.isDeleted() && underWay.contains(given.id());
  }

  private void kept(Credential changed, CommitResult result, Runnable next, Consumer<Ending> then) {
    switch (result) {
      case CommitResult.Committed _ -> {
        book.put(changed);
        next.run();
      }
      case CommitResult.Failed failed ->
          then.accept(
              new Ending.Failure(
                  "uncategorized_error",
                  "the change could not be stored (%s), so what was known before counts: send it"
                          .formatted(failed.message())
                      + " again"));
    }
  }

  private void go(Command command, UUID device, Subject subject, Consumer<Ending> then) {
    var wanted = book.find(subject.kind(), subject.id()).or(subject::given);
    var refusal = refusal(subject, wanted);
    if (refusal.isPresent()) {
      then.accept(refusal.get());
      return;
    }
    underWay.add(subject.id());
    var job =
        new Job(
            command,
            device,
            wanted.orElseThrow(),
            ending -> {
              underWay.remove(subject.id());
              then.accept(ending);
            });
    look(job);
  }

  private Optional<Ending> refusal(Subject subject, Optional<Credential> wanted) {
    if (wanted.isEmpty()) {
      return failure(
          "uncategorized_error",
          "this box knows no such %s: send it in params.%s, or import it"
              .formatted(subject.kind().wireName(), subject.kind().wireName()));
    }
    if (wanted.get().isDeleted()) {
      return failure(DELETED, "the credential was deleted; nothing was written");
    }
    if (wanted.get().issued().isPresent()) {
      return failure(
          "credential_cannot_be_reissued",
          "it is on a card already: make a new credential for another card");
    }
    if (underWay.contains(subject.id())) {
      return failure("device_busy", "it is being encoded already; nothing was written");
    }
    if (!signing.isDurable()) {
      return failure("uncategorized_error", "the key for cards is not stored yet; try again");
    }
    return !book.hasRoom(1) && book.find(subject.kind(), subject.id()).isEmpty()
        ? failure("uncategorized_error", "the box knows as many credentials as it can")
        : Optional.empty();
  }

  /** First which card it is, for the message is signed for that one. */
  private void look(Job job) {
    cards.scan(
        job.device(),
        Patience.left(job.command(), workshop.time()),
        (outcome, card) -> {
          if (outcome instanceof Outcome.Done && card.isPresent()) {
            write(job, card.get().identifier());
          } else {
            job.then().accept(Outcomes.failure(job.command().type(), outcome));
          }
        });
  }

  private void write(Job job, CardNumber card) {
    if (isRandom(card)) {
      job.fail(
          "incompatible_card_format",
          "the card shows another identifier each time: use one with a fixed identifier");
      return;
    }
    if (current(job).isDeleted()) {
      job.fail(DELETED, "the credential was deleted meanwhile; nothing was written");
      return;
    }
    var now = workshop.time().wall();
    var message = message(current(job), card, now);
    cards.encode(
        job.device(),
        message,
        Patience.left(job.command(), workshop.time()),
        (outcome, read) -> written(job, card, message, now, outcome, read));
  }

  /** It may have been changed while a card was waited for. */
  private Credential current(Job job) {
    return book.find(job.credential().kind(), job.credential().id()).orElse(job.credential());
  }

  private Secret message(Credential credential, CardNumber card, Instant now) {
    var payload =
        new CardPayload(
            credential.kind(),
            credential.id(),
            now,
            credential.startsAt(),
            credential.endsAt(),
            credential.number());
    return CardMessage.write(payload, card, signing.signer());
  }

  private void written(
      Job job,
      CardNumber card,
      Secret message,
      Instant at,
      Outcome outcome,
      Optional<Report.CardRead> read) {
    if (!(outcome instanceof Outcome.Done)) {
      job.then().accept(Outcomes.failure(job.command().type(), outcome));
    } else if (read.filter(one -> isThat(one, card, message)).isEmpty()) {
      job.fail(
          "encoding_interrupted",
          "the card was exchanged for another one while it was written: encode again");
    } else {
      note(job, current(job).issued(at, card));
    }
  }

  private static boolean isThat(Report.CardRead read, CardNumber card, Secret message) {
    return read.identifier().equals(card) && read.message().equals(Optional.of(message));
  }

  /** The card is written, whatever comes: it is told also when the attempt's time is over. */
  private void note(Job job, Credential issued) {
    var changed = new ArrayList<Credential>();
    var card = issued.issued().flatMap(Credential.Issue::card).orElseThrow();
    book.onCard(card)
        .filter(old -> !old.id().equals(issued.id()))
        .ifPresent(old -> changed.add(old.withoutCard()));
    changed.add(issued);
    List<Write> writes = new ArrayList<>(changed.stream().map(CredentialBook::write).toList());
    writes.add(new Write.Publish(event(job, issued)));
    workshop.commit(writes, result -> job.then().accept(noted(job, changed, result)));
  }

  /**
   * The durable end.
   *
   * @param changed the one that was put on the card is the last
   */
  private Ending noted(Job job, List<Credential> changed, CommitResult result) {
    return switch (result) {
      case CommitResult.Committed _ -> {
        changed.forEach(book::put);
        yield Ending.success(published(job, changed.getLast()));
      }
      case CommitResult.Failed failed ->
          new Ending.Failure(
              "uncategorized_error",
              "the card is written, and the gateway could not note it (%s): encode it again"
                  .formatted(failed.message()));
    };
  }

  private ObjectNode published(Job job, Credential issued) {
    return job.command().type() == ActionType.ENCODE_ACCESS_METHOD
        ? objects.accessMethod(issued)
        : objects.acsCredential(issued);
  }

  private Draft event(Job job, Credential issued) {
    Map<String, Object> fields = new HashMap<>();
    fields.put(issued.kind().idField(), issued.id().toString());
    if (issued.kind() == Kind.ACCESS_METHOD) {
      fields.put(
          "access_grant_ids", issued.owner().grantIds().stream().map(UUID::toString).toList());
    } else {
      fields.put("acs_system_id", objects.systemId(issued).toString());
    }
    return workshop.event(
        issued.kind().wireName() + ".issued",
        DeliveryClass.ACCESS,
        job.device(),
        issued.issued().orElseThrow().at(),
        fields);
  }

  private static boolean isRandom(CardNumber card) {
    return card.bits() == RANDOM_BITS
        && card.reveal().shiftRight(RANDOM_BITS - Byte.SIZE).intValue() == RANDOM_FIRST_BYTE;
  }

  private static Optional<Ending> failure(String type, String message) {
    return Optional.of(new Ending.Failure(type, message));
  }
}
