package io.lintel.gateway.credential;

import io.lintel.gateway.action.Box;
import io.lintel.spi.CardNumber;
import io.lintel.spi.Encoder;
import io.lintel.spi.Fault;
import io.lintel.spi.Order;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import io.lintel.spi.Secret;
import java.math.BigInteger;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/** An encoder in the hands of a test; its card and what is on it outlive the gateway. */
final class FakeEncoder implements Encoder {

  private final Box box;
  Optional<CardNumber> card = Optional.of(card("04a1b2c3d4e5f6"));
  Optional<Secret> message = Optional.empty();

  /** How the next orders end, when not well. */
  Optional<Outcome> scanEnds = Optional.empty();

  Optional<Outcome> encodeEnds = Optional.empty();

  /** The card that is laid on in place of the other before the writing begins. */
  Optional<CardNumber> exchangedFor = Optional.empty();

  Duration takes = Duration.ofMillis(100);
  boolean hangs;
  int written;

  FakeEncoder(Box box) {
    this.box = box;
  }

  static CardNumber card(String hex) {
    return new CardNumber(hex.length() * 4, new BigInteger(1, HexFormat.of().parseHex(hex)));
  }

  static Outcome refused(Reason reason) {
    return new Outcome.Refused(reason, Fault.retry("encoder.test", "as the test wants"));
  }

  @Override
  public void scan(Order order) {
    box.doors.after(takes, () -> scanned(order));
  }

  @Override
  public void encode(Order order, Secret given) {
    box.doors.after(takes, () -> encoded(order, given));
  }

  private void scanned(Order order) {
    if (hangs) {
      return;
    }
    if (card.isEmpty() && scanEnds.isEmpty()) {
      long left = order.permit().notAfterNanos() - box.time.bootNanos();
      box.doors.after(
          Duration.ofNanos(left),
          () -> box.doors.end(order, refused(Reason.NO_CREDENTIAL_ON_ENCODER)));
      return;
    }
    finish(order, scanEnds);
  }

  private void encoded(Order order, Secret given) {
    if (hangs) {
      return;
    }
    if (encodeEnds.isEmpty()) {
      written++;
      card = exchangedFor.or(() -> card);
      message = Optional.of(given);
    }
    finish(order, encodeEnds);
  }

  private void finish(Order order, Optional<Outcome> otherwise) {
    if (otherwise.isEmpty()) {
      var read = new Report.CardRead(order.id(), card.orElseThrow(), message);
      box.doors.report(order.deviceId(), read);
    }
    box.doors.end(order, otherwise.orElse(Outcome.confirmed()));
  }
}
