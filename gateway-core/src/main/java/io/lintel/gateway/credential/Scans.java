package io.lintel.gateway.credential;

import io.lintel.gateway.action.Command;
import io.lintel.gateway.action.Ending;
import io.lintel.gateway.action.Workshop;
import io.lintel.gateway.time.Time;
import io.lintel.spi.CardNumber;
import io.lintel.spi.CardReader;
import io.lintel.spi.Encoder;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * SCAN_CREDENTIAL: at an encoder, or at any reader that tells which card was shown. On the loop
 * alone.
 */
final class Scans {

  static final String NO_CARD = "no_credential_on_encoder";

  private final Workshop workshop;
  private final Cards cards;
  private final ScanResult result;
  private final Signing signing;

  /**
   * Who waits for the next card at a reader; one at a time, the later command waits for nothing.
   */
  private final Map<UUID, Waiting> waiting = new HashMap<>();

  private record Waiting(Consumer<Ending> then, Time.Timer limit) {}

  Scans(Workshop workshop, Cards cards, ScanResult result, Signing signing) {
    this.workshop = workshop;
    this.cards = cards;
    this.result = result;
    this.signing = signing;
  }

  void begin(Command command, UUID device, Consumer<Ending> then) {
    if (workshop.abilities(device).offers(Encoder.class)) {
      cards.scan(
          device,
          Patience.left(command, workshop.time()),
          (outcome, card) -> then.accept(ended(command, outcome, card)));
    } else if (workshop.abilities(device).offers(CardReader.class)) {
      awaitCard(command, device, then);
    } else {
      then.accept(new Ending.Failure("encoder_not_online", "the encoder is not known to be there"));
    }
  }

  /** A reader told of a card. */
  void shown(UUID device, CardNumber number) {
    var first = waiting.remove(device);
    if (first != null) {
      first.limit().cancel();
      first.then().accept(Ending.success(result.of(number)));
    }
  }

  private Ending ended(Command command, Outcome outcome, Optional<Report.CardRead> card) {
    boolean isRead = outcome instanceof Outcome.Done && card.isPresent();
    return isRead
        ? Ending.success(result.of(card.get().identifier(), card.get().message(), signing.signer()))
        : Outcomes.failure(command.type(), outcome);
  }

  private void awaitCard(Command command, UUID device, Consumer<Ending> then) {
    if (waiting.containsKey(device)) {
      then.accept(new Ending.Failure("device_busy", "another scan waits at this reader already"));
      return;
    }
    var within = Patience.left(command, workshop.time());
    var limit = workshop.time().after(within, workshop.loop(), () -> noCard(device));
    waiting.put(device, new Waiting(then, limit));
  }

  private void noCard(UUID device) {
    var late = waiting.remove(device);
    if (late != null) {
      late.then().accept(new Ending.Failure(NO_CARD, "no card was shown to the reader in time"));
    }
  }
}
