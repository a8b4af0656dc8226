package io.lintel.gateway.credential;

import io.lintel.gateway.access.CardBook;
import io.lintel.gateway.action.Abilities;
import io.lintel.gateway.action.Command;
import io.lintel.gateway.action.Ending;
import io.lintel.gateway.action.Refusal;
import io.lintel.gateway.action.Specialist;
import io.lintel.gateway.action.Workshop;
import io.lintel.gateway.log.Happening;
import io.lintel.gateway.model.ActionType;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Identity;
import io.lintel.spi.CardReader;
import io.lintel.spi.Encoder;
import io.lintel.spi.Report;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** Carries out what is done with cards at encoders. On the engine's loop alone. */
public final class Credentials implements Specialist {

  private final CredentialObject objects;
  private final CredentialBook book;
  private Optional<Desk> desk = Optional.empty();

  /** What works once the store can be read. */
  private record Desk(
      Workshop workshop, Cards cards, Scans scans, Encodings encodings, Intake intake) {}

  public Credentials(Identity identity) {
    this.objects = new CredentialObject(identity);
    this.book = new CredentialBook(this::floor);
  }

  /** The cards that the gateway decides over at its doors. */
  public CardBook cards() {
    return book;
  }

  /** Takes records from elsewhere than a command in. */
  public void take(Bytes records, Consumer<Taken> then) {
    desk.ifPresentOrElse(
        at -> at.intake().take(records, then),
        () -> then.accept(new Taken(0, List.of("the gateway is still starting; try again"))));
  }

  @Override
  public Set<ActionType> types() {
    return Set.of(
        ActionType.SCAN_CREDENTIAL, ActionType.ENCODE_CREDENTIAL, ActionType.ENCODE_ACCESS_METHOD);
  }

  @Override
  public void start(Workshop workshop) {
    var cards = new Cards(workshop);
    var signing = Signing.open(workshop);
    var scans = new Scans(workshop, cards, new ScanResult(book, objects), signing);
    desk =
        Optional.of(
            new Desk(
                workshop,
                cards,
                scans,
                new Encodings(workshop, cards, book, objects, signing),
                new Intake(workshop, book)));
    book.load(workshop.blobs(CredentialBook.PREFIX), workshop.time().wall()).stream()
        .map(what -> new Happening.Notice(Happening.Level.ERROR, "left out: " + what))
        .forEach(workshop.house()::tell);
  }

  @Override
  public Optional<Refusal> check(Command command, Abilities can) {
    boolean scan = command.type() == ActionType.SCAN_CREDENTIAL;
    boolean able = can.offers(Encoder.class) || (scan && can.offers(CardReader.class));
    if (can.isKnown() && !able) {
      return refused(Refusal.Reason.CAPABILITY, "the device is no encoder");
    }
    try {
      if (scan) {
        Subject.sameEncoder(command, command.parameters());
      } else {
        Subject.of(command, Instant.EPOCH);
      }
      return Optional.empty();
    } catch (BadCredential e) {
      return refused(Refusal.Reason.BAD_PARAMETER, e.words());
    }
  }

  @Override
  public void perform(Command command, Consumer<Ending> then) {
    var at = desk.orElseThrow();
    var device = command.deviceId().orElseThrow();
    if (command.type() == ActionType.SCAN_CREDENTIAL) {
      at.scans().begin(command, device, then);
      return;
    }
    try {
      var subject = Subject.of(command, at.workshop().time().wall());
      at.encodings().begin(command, device, subject, then);
    } catch (BadCredential e) {
      then.accept(new Ending.Failure("uncategorized_error", e.words()));
    }
  }

  /** A card is never written again by itself: another one may lie there by now. */
  @Override
  public boolean isRepeatable(ActionType type) {
    return type == ActionType.SCAN_CREDENTIAL;
  }

  @Override
  public void observe(UUID deviceId, Report.Observation what, Optional<Instant> occurredAt) {
    if (what instanceof Report.CardRead card) {
      desk.ifPresent(at -> at.cards().saw(deviceId, card));
    } else if (what instanceof Report.Card(var number) && occurredAt.isEmpty()) {
      desk.ifPresent(at -> at.scans().shown(deviceId, number));
    }
  }

  private Instant floor() {
    return desk.map(at -> at.workshop().time().floor()).orElse(Instant.MIN);
  }

  private static Optional<Refusal> refused(Refusal.Reason reason, String message) {
    return Optional.of(new Refusal(reason, message));
  }
}
