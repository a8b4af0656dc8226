package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.encap.Segment;
import io.lintel.driver.zwave.encap.Supervision;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.serial.StickLine;
import io.lintel.driver.zwave.talk.ExchangeMachine.Input;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.transport.Radio;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Permit;
import io.lintel.spi.Time;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What is said to one node and by it. Runs on the driver's loop alone. Holds a bounded number of
 * exchanges, sessions and pieces, whatever the node sends.
 */
final class Conversation implements Talk {
  /** Who hears. */
  interface Listener {
    /** The node said this, by itself or in answer. */
    void heard(NodeId node, int endpoint, Octets command, Level level);

    void dropped(NodeId node, Drop why);
  }

  private final NodeId node;
  private final Radio radio;
  private final Time time;
  private final Listener listener;
  private final Turns turns = new Turns();
  private final Unsupervised unsupervised = new Unsupervised();
  private final Courier courier;
  private final Voices voices;
  private final Reception reception;
  private Partner partner = Partner.STRANGER;
  private OptionalInt lastSession = OptionalInt.empty();
  private long lastErrand;

  Conversation(NodeId node, Radio radio, Time time, Replies replies, Listener listener) {
    this.node = node;
    this.radio = radio;
    this.time = time;
    this.listener = listener;
    this.courier = new Courier(node, radio, time, replies, new FromCourier());
    this.voices =
        new Voices(node, courier, time, () -> partner.transmissionsLimit(), new FromVoices());
    this.reception = new Reception(time, new FromReception());
  }

  @Override
  public Exchange set(Message message, Consumer<SetNews> news) {
    boolean supervised =
        partner.supervisesAt(partner.level()) && !unsupervised.has(message.command());
    return begin(
        new Wish.Change(news),
        message,
        partner.level(),
        supervised ? Optional.of(nextSession()) : Optional.empty());
  }

  @Override
  public Exchange get(Message message, Predicate<Octets> isAnswer, Consumer<Answer> end) {
    return begin(new Wish.Question(isAnswer, end), message, partner.level(), Optional.empty());
  }

  @Override
  public Exchange send(Message message, Level level, Consumer<Delivery> done) {
    return begin(new Wish.Telling(done), message, level, Optional.empty());
  }

  /** From now on the node is spoken to like this. */
  void know(Partner known) {
    partner = known;
    reception.know(known);
    courier.segmentsFor(known.segments());
    voices.settleAt(known.level());
  }

  /**
   * Sessions begin anywhere: a node takes one that it knows from before for a repetition, reports
   * what became of it then, and does nothing.
   */
  void use(Credentials credentials) {
    voices.use(credentials);
    if (lastSession.isEmpty()) {
      lastSession = OptionalInt.of(credentials.random().octets(1).at(0) % Supervision.SESSIONS);
    }
  }

  JoiningKeys joiningKeys() {
    return voices;
  }

  /** A command came off the air from the node. */
  void heard(Octets command) {
    try {
      if (command.size() > 0 && command.at(0) == Segment.ID) {
        courier.heard(Segment.decode(command));
      } else {
        whole(command);
      }
    } catch (MalformedFrame _) {
      listener.dropped(node, Drop.MALFORMED);
    }
  }

  /** The stick is away, or the node leaves: every exchange ends. */
  void rest() {
    turns.all().forEach(ExchangeUnderWay::lose);
  }

  private void whole(Octets command) {
    voices.heard(command);
  }

  private Exchange begin(Wish wish, Message message, Level level, Optional<Integer> session) {
    int repetitions = level instanceof Level.Clear ? 0 : partner.transmissionsLimit() - 1;
    var exchange =
        new ExchangeUnderWay(new FromExchanges(), time, wish, message, level, session, repetitions);
    if (!turns.add(exchange)) {
      exchange.refuse();
    }
    return exchange.handOver();
  }

  private int nextSession() {
    int next = (lastSession.orElse(0) + 1) % Supervision.SESSIONS;
    lastSession = OptionalInt.of(next);
    return next;
  }

  private Optional<ExchangeUnderWay> about(long errand) {
    return turns.underWay().stream().filter(each -> each.isAbout(errand)).findFirst();
  }

  /** The line gave it up because something more urgent waits, and its own permit still stands. */
  private boolean madeWay(ExchangeUnderWay exchange, Delivery delivery) {
    boolean mayBeGivenUp =
        delivery instanceof Delivery.Unacknowledged
            || delivery.equals(new Delivery.NeverLeft(Delivery.Cause.PERMIT_ENDED))
            || delivery.equals(new Delivery.NeverLeft(Delivery.Cause.NODE_SILENT));
    return mayBeGivenUp
        && exchange.isBackground()
        && exchange.isAllowed()
        && radio.isUrgentWaiting();
  }

  /** What comes in pieces, and what of replies is too much. */
  private final class FromCourier implements Courier.Listener {
    @Override
    public void arrived(Octets datagram) {
      whole(datagram);
    }

    @Override
    public void unsaid(Reply kind) {
      listener.dropped(
          node,
          switch (kind) {
            case NONCE -> Drop.NONCES_UNSAID;
            case ANSWER -> Drop.ANSWERS_UNSAID;
            case PIECES -> Drop.PIECES_UNSAID;
          });
    }
  }

  /** What exchanges want done. */
  private final class FromExchanges implements ExchangeUnderWay.Owner {
    @Override
    public long newErrand() {
      return ++lastErrand;
    }

    @Override
    public void say(Errand errand) {
      voices.say(errand);
    }

    @Override
    public boolean settle(ExchangeUnderWay exchange) {
      return voices.settle(exchange.errand());
    }

    @Override
    public void unsupervised(Octets command) {
      unsupervised.add(command);
    }

    @Override
    public void stepAside(ExchangeUnderWay exchange) {
      turns.stepAside(exchange);
    }

    @Override
    public void leave(ExchangeUnderWay exchange) {
      turns.leave(exchange);
    }

    @Override
    public void next() {
      turns.next();
    }
  }

  /** What becomes of what was said, and what the node says. */
  private final class FromVoices implements Voice.Listener {
    @Override
    public void said(Octets command, Level level) {
      reception.said(command, level);
    }

    @Override
    public void repeating(long id) {
      about(id).ifPresent(exchange -> exchange.input(new Input.Repeating()));
    }

    @Override
    public void sent(long id, Delivery delivery) {
      about(id).ifPresentOrElse(exchange -> sent(exchange, delivery), () -> voices.settle(id));
    }

    @Override
    public void refused(Errand errand) {
      if (errand.isAnswer()) {
        dropped(Drop.ANSWERS_UNSAID);
      } else {
        sent(errand.id(), new Delivery.NeverLeft(Delivery.Cause.STICK_BUSY));
      }
    }

    private void sent(ExchangeUnderWay exchange, Delivery delivery) {
      if (!madeWay(exchange, delivery) || !turns.again(exchange)) {
        exchange.input(new Input.Sent(delivery));
      }
    }

    @Override
    public void notDecoded(long id) {
      about(id).ifPresent(exchange -> exchange.input(new Input.NotDecoded()));
    }

    @Override
    public void dropped(Drop why) {
      listener.dropped(node, why);
    }
  }

  /** What the node said, as far as it is believed. */
  private final class FromReception implements Reception.Listener {
    @Override
    public boolean isAwaited(int endpoint, Octets command, Level level) {
      return answered(endpoint, command, level).isPresent();
    }

    @Override
    public void heard(int endpoint, Octets command, Level level) {
      Optional<ExchangeUnderWay> answered = answered(endpoint, command, level);
      listener.heard(node, endpoint, command, level);
      answered.ifPresent(exchange -> exchange.input(new Input.Answered(command)));
    }

    @Override
    public void reported(int endpoint, Supervision.Report report, Level level) {
      turns.underWay().stream()
          .filter(each -> each.isReportedBy(report.session(), endpoint, level))
          .findFirst()
          .ifPresentOrElse(
              exchange -> exchange.input(new Input.Reported(report)), () -> dropped(Drop.STRAY));
    }

    @Override
    public void answer(Octets command, Level level) {
      voices.say(
          new Errand(
              ++lastErrand, command, level, Permit.unlimited(), StickLine.Priority.REPLY, true));
    }

    @Override
    public void dropped(Drop why) {
      listener.dropped(node, why);
    }

    private Optional<ExchangeUnderWay> answered(int endpoint, Octets command, Level level) {
      return turns.underWay().stream()
          .filter(each -> each.isAnsweredBy(command, endpoint, level))
          .findFirst();
    }
  }
}
