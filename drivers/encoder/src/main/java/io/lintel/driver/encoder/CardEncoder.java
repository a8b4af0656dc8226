package io.lintel.driver.encoder;

import io.lintel.driver.encoder.pcsc.CardService;
import io.lintel.driver.encoder.tag.Ending;
import io.lintel.driver.encoder.tag.Octets;
import io.lintel.driver.encoder.tag.Task;
import io.lintel.spi.Capability;
import io.lintel.spi.CardNumber;
import io.lintel.spi.Device;
import io.lintel.spi.Encoder;
import io.lintel.spi.Fault;
import io.lintel.spi.Host;
import io.lintel.spi.Order;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import io.lintel.spi.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One reader: waits for a card and does one order at a time. Runs on the driver's loop alone. */
final class CardEncoder implements Device, Encoder {
  /** How often a reader is looked at while an order waits for a card. */
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  private final UUID deviceId;
  private final Optional<String> reader;
  private final CardService service;
  private final Host host;
  private final Presence presence;
  private @Nullable Errand errand;

  /** A visit under way: a native call cannot be taken back, so nothing else may begin. */
  private boolean visiting;

  CardEncoder(UUID deviceId, Optional<String> reader, CardService service, Host host) {
    this.deviceId = deviceId;
    this.reader = reader;
    this.service = service;
    this.host = host;
    this.presence = new Presence(deviceId, reader, service, host);
  }

  void start() {
    presence.start();
  }

  void detached() {
    presence.stop();
    if (errand != null) {
      end(errand, new Outcome.NotSent(Reason.DEVICE_REMOVED, Faults.detached()));
    }
  }

  boolean takesAnyReader() {
    return reader.isEmpty();
  }

  @Override
  public List<Capability> capabilities() {
    return List.of(this);
  }

  @Override
  public void scan(Order order) {
    begin(order, new Task.Scan());
  }

  @Override
  public void encode(Order order, Secret message) {
    begin(order, new Task.Encode(Octets.copyOf(message.reveal())));
  }

  private void begin(Order order, Task task) {
    if (errand != null) {
      tell(order, new Outcome.NotSent(Reason.DEVICE_BUSY, Faults.busy()));
    } else if (visiting) {
      var silent = new Outcome.NotSent(Reason.ENCODER_COMMUNICATION_TIMEOUT, Faults.silent());
      tell(order, silent);
    } else {
      var begun = new Errand(order, task);
      errand = begun;
      begun.giveUpLater(host.time(), () -> givenUp(begun));
      look(begun);
    }
  }

  private void look(Errand looking) {
    if (errand != looking) {
      return;
    }
    if (!looking.isAllowed(host.time().nanos())) {
      end(looking, looking.outOfTime());
      return;
    }
    visiting = true;
    var visit =
        new Visit(service, reader, looking.task(), () -> looking.isAllowed(host.time().nanos()));
    host.loop().blocking(visit, result -> visited(looking, result), e -> broke(looking, e));
  }

  private void visited(Errand looked, Visit.Result result) {
    visiting = false;
    presence.saw(result);
    if (errand != looked) {
      return;
    }
    switch (result) {
      case Visit.Result.NoCard() -> {
        looked.sawNoCard();
        lookAgain(looked);
      }
      case Visit.Result.Failed(Reason reason, Fault fault) -> {
        looked.failed(reason, fault);
        lookAgain(looked);
      }
      case Visit.Result.TooLate() -> end(looked, looked.outOfTime());
      case Visit.Result.Offline(Fault fault) ->
          end(looked, new Outcome.NotSent(Reason.ENCODER_NOT_ONLINE, fault));
      case Visit.Result.Ended(Ending ending) -> end(looked, outcome(looked, ending));
    }
  }

  private void lookAgain(Errand waiting) {
    host.time().after(LOOK_EVERY, () -> look(waiting));
  }

  /** The host takes no more work, or the driver has a bug: said as it is. */
  private void broke(Errand looked, Exception failure) {
    visiting = false;
    if (errand == looked) {
      end(looked, new Outcome.Refused(Reason.UNCATEGORIZED, Faults.tooMuch(failure)));
    }
  }

  private Outcome outcome(Errand looked, Ending ending) {
    return switch (ending) {
      case Ending.Read(CardNumber id, Optional<Octets> message) -> read(looked, id, message);
      case Ending.Written(CardNumber id, Octets message) -> read(looked, id, Optional.of(message));
      case Ending.Unfit(var why, String detail) ->
          new Outcome.Refused(Reason.INCOMPATIBLE_CARD_FORMAT, Faults.unfit(why, detail));
      case Ending.Torn(String detail) ->
          new Outcome.Refused(Reason.ENCODING_INTERRUPTED, Faults.torn(detail));
    };
  }

  private Outcome read(Errand looked, CardNumber id, Optional<Octets> message) {
    Optional<Secret> secret = message.map(Octets::toArray).map(Secret::new);
    var card = new Report.CardRead(looked.order().id(), id, secret);
    host.reports().report(deviceId, card);
    return Outcome.confirmed();
  }

  /** A native call that hangs outlives its order, and writes nothing more when it comes back. */
  private void givenUp(Errand late) {
    if (errand == late) {
      end(late, visiting ? late.unanswered() : late.outOfTime());
    }
  }

  private void end(Errand ended, Outcome outcome) {
    ended.over();
    errand = null;
    tell(ended.order(), outcome);
  }

  private void tell(Order order, Outcome outcome) {
    host.reports().outcome(order, outcome);
  }
}
