package io.lintel.driver.simulator;

import io.lintel.spi.CardNumber;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import io.lintel.spi.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An encoder. A write first empties the card and at its end makes the message count, so that a card
 * taken away in between holds none.
 *
 * @param card that lies on it
 * @param writing the order whose write the card that lies there is in the middle of
 * @param removed the cards that lay on it before, oldest first; at most {@link #REMOVED_MAX}
 * @param writes how many writes were begun
 */
record EncoderWorks(
    Duration writeTakes,
    Optional<SimulatedCard> card,
    Optional<UUID> writing,
    List<SimulatedCard> removed,
    int writes)
    implements Works {

  static final Duration WRITE_TAKES = Duration.ofMillis(500);
  static final int REMOVED_MAX = 64;

  EncoderWorks {
    removed = List.copyOf(removed);
  }

  static EncoderWorks empty(Duration writeTakes) {
    return new EncoderWorks(writeTakes, Optional.empty(), Optional.empty(), List.of(), 0);
  }

  @Override
  public Doing begin(Deed deed, UUID orderId) {
    return switch (deed) {
      case Deed.Scan _, Deed.Encode _ when card.isEmpty() ->
          new Doing.Wait(new Outcome.Refused(Reason.NO_CREDENTIAL_ON_ENCODER, CardFaults.noCard()));
      case Deed.Scan() -> done(this, read(orderId));
      case Deed.Encode(Secret message) when !card.orElseThrow().takes(message) ->
          refused(Reason.INCOMPATIBLE_CARD_FORMAT, CardFaults.incompatible());
      case Deed.Encode _ -> new Doing.Take(writing(orderId), writeTakes);
      default -> unfit();
    };
  }

  /** The last step of a write, which alone makes it count, needs the permit too. */
  @Override
  public Doing.Answer finish(Deed deed, UUID orderId, boolean permitted) {
    if (deed instanceof Deed.Encode(Secret message)
        && writing.filter(orderId::equals).isPresent()
        && permitted) {
      EncoderWorks then = cutOff().holding(Optional.of(message));
      return done(then, then.read(orderId));
    }
    return new Doing.Answer(
        cutOff(),
        List.of(),
        new Outcome.Refused(Reason.ENCODING_INTERRUPTED, CardFaults.interrupted()));
  }

  @Override
  public Heard happened(Happening what) {
    EncoderWorks then =
        switch (what) {
          case Happening.CardLaid laid when card.isEmpty() -> with(card(laid));
          case Happening.CardTaken() -> withoutCard();
          default -> this;
        };
    return new Heard(then, List.of());
  }

  @Override
  public Optional<String> objection(Happening what) {
    return switch (what) {
      case Happening.CardLaid _ when card.isPresent() ->
          Optional.of("a card lies on it: send \"do\":\"remove_card\" first");
      case Happening.CardTaken() when card.isEmpty() ->
          Optional.of("no card lies on it: send \"do\":\"present_card\" first");
      default -> Optional.empty();
    };
  }

  @Override
  public Works reset() {
    return empty(writeTakes);
  }

  @Override
  public EncoderWorks cutOff() {
    return new EncoderWorks(writeTakes, card, Optional.empty(), removed, writes);
  }

  @Override
  public Reason unreachable() {
    return Reason.ENCODER_NOT_ONLINE;
  }

  private List<Report> read(UUID orderId) {
    SimulatedCard here = card.orElseThrow();
    return List.of(new Report.CardRead(orderId, here.uid(), here.message()));
  }

  private EncoderWorks writing(UUID orderId) {
    return new EncoderWorks(
        writeTakes,
        card.map(here -> here.holding(Optional.empty())),
        Optional.of(orderId),
        removed,
        writes + 1);
  }

  private EncoderWorks holding(Optional<Secret> message) {
    return new EncoderWorks(
        writeTakes, card.map(here -> here.holding(message)), writing, removed, writes);
  }

  private EncoderWorks with(SimulatedCard laid) {
    List<SimulatedCard> others =
        removed.stream().filter(each -> !each.uid().equals(laid.uid())).toList();
    return new EncoderWorks(writeTakes, Optional.of(laid), writing, others, writes);
  }

  private EncoderWorks withoutCard() {
    var more = new ArrayList<>(removed);
    card.ifPresent(more::add);
    if (more.size() > REMOVED_MAX) {
      more.removeFirst();
    }
    return new EncoderWorks(writeTakes, Optional.empty(), Optional.empty(), more, writes);
  }

  /** A card that lay here before is as it was, unless it is said to be another. */
  private SimulatedCard card(Happening.CardLaid laid) {
    CardNumber uid = laid.uid();
    return laid.foreign()
        .map(foreign -> new SimulatedCard(uid, foreign, Optional.empty()))
        .or(() -> removed.stream().filter(each -> each.uid().equals(uid)).findFirst())
        .orElseGet(() -> SimulatedCard.blank(uid));
  }
}
