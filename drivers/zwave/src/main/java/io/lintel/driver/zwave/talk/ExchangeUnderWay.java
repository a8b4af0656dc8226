package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.encap.MultiChannel;
import io.lintel.driver.zwave.encap.Supervision;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.serial.StickLine;
import io.lintel.driver.zwave.talk.ExchangeMachine.Effect;
import io.lintel.driver.zwave.talk.ExchangeMachine.Ending;
import io.lintel.driver.zwave.talk.ExchangeMachine.Input;
import io.lintel.driver.zwave.talk.ExchangeMachine.Phase;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Time;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One exchange with a node: does what {@link ExchangeMachine} decides. Runs on the driver's loop
 * alone.
 */
final class ExchangeUnderWay implements Talk.Exchange {
  /** How often it may be begun anew because something more urgent came. */
  private static final int INTERRUPTIONS_LIMIT = 20;

  /** The conversation that it is part of. */
  interface Owner {
    long newErrand();

    void say(Errand errand);

    /** See {@link Voice#settle}. */
    boolean settle(ExchangeUnderWay exchange);

    /** The node does not know Supervision for this command. */
    void unsupervised(Octets command);

    /** The node is at it: another exchange may begin. */
    void stepAside(ExchangeUnderWay exchange);

    /** It has ended, or was taken back; {@link #next} follows. */
    void leave(ExchangeUnderWay exchange);

    void next();
  }

  private final Owner owner;
  private final Time time;
  private final Wish wish;
  private final Message message;
  private final Level level;
  private final int repetitions;

  /** Present while the command goes out supervised. */
  private Optional<Integer> session;

  /** Absent while it waits for its turn. */
  private ExchangeMachine.@Nullable State state;

  /** Of the youngest timer; it goes on counting over interruptions. */
  private long round;

  private long errand;
  private int interruptions;
  private boolean mayHaveLeft;
  private boolean over;
  private boolean withdrawn;

  /** Whether whoever asked for it can take it back by now. */
  private boolean handedOver;

  ExchangeUnderWay(
      Owner owner,
      Time time,
      Wish wish,
      Message message,
      Level level,
      Optional<Integer> session,
      int repetitions) {
    this.owner = owner;
    this.time = time;
    this.wish = wish;
    this.message = message;
    this.level = level;
    this.session = session;
    this.repetitions = repetitions;
  }

  void begin() {
    step(
        ExchangeMachine.begin(
            wish.aim(session.isPresent(), complains()), repetitions, mayHaveLeft, round));
  }

  /** From now on its consumer may be called at once. */
  ExchangeUnderWay handOver() {
    handedOver = true;
    return this;
  }

  @Override
  public boolean withdraw() {
    withdrawn = true;
    if (over) {
      return false;
    }
    boolean nothingLeft = interrupted();
    over = true;
    owner.leave(this);
    owner.next();
    return nothingLeft;
  }

  /** It waits for its turn again. False when it was interrupted too often. */
  boolean interrupt() {
    if (++interruptions > INTERRUPTIONS_LIMIT) {
      return false;
    }
    interrupted();
    return true;
  }

  /** Too many wait. */
  void refuse() {
    end(new Ending.Undelivered(new Delivery.NeverLeft(Delivery.Cause.STICK_BUSY)));
  }

  /** The stick is away. */
  void lose() {
    if (!over) {
      boolean nothingLeft = interrupted();
      end(
          new Ending.Undelivered(
              nothingLeft
                  ? new Delivery.NeverLeft(Delivery.Cause.STICK_ABSENT)
                  : new Delivery.StickLost()));
    }
  }

  void input(Input input) {
    if (!over && state != null) {
      step(ExchangeMachine.on(state, input));
    }
  }

  /** Whether it is what the node's report is about. */
  boolean isReportedBy(int other, int endpoint, Level said) {
    return session.filter(mine -> mine == other).isPresent()
        && message.endpoint() == endpoint
        && level.equals(said);
  }

  boolean isAnsweredBy(Octets command, int endpoint, Level said) {
    return level.equals(said) && message.endpoint() == endpoint && wish.isAnsweredBy(command);
  }

  boolean isAbout(long other) {
    return state != null && errand == other;
  }

  boolean isBackground() {
    return message.priority() == StickLine.Priority.BACKGROUND;
  }

  boolean isAllowed() {
    return message.permit().allows(time.nanos());
  }

  /** Whether it needs nothing more from the line unless the node says something. */
  boolean isListening() {
    return state != null && (state.phase() == Phase.LISTENING || state.phase() == Phase.WORKING);
  }

  long errand() {
    return errand;
  }

  /** As it goes out now. */
  private Errand wrapped() {
    Octets command = message.command();
    Octets supervised =
        session.map(mine -> new Supervision.Get(mine, true, command).encode()).orElse(command);
    Octets addressed =
        message.endpoint() == 0 ? supervised : MultiChannel.wrap(message.endpoint(), supervised);
    return new Errand(
        errand, addressed, level, message.permit(), message.priority(), isRepeatable());
  }

  /** S2 alone has a sign for it. */
  private boolean complains() {
    return level instanceof Level.Secure(SecurityClass by) && by.isS2();
  }

  /** A step of an inclusion is waited for, and its own machine says what follows. */
  private boolean isRepeatable() {
    return !(wish instanceof Wish.Telling);
  }

  /** Whether surely nothing of it has left. */
  private boolean interrupted() {
    if (state != null) {
      boolean first = state.phase() == Phase.SENDING && !state.mayHaveArrived();
      boolean settled = owner.settle(this);
      mayHaveLeft |= !(first && settled);
      state = null;
    }
    return !mayHaveLeft;
  }

  private void step(ExchangeMachine.Next next) {
    state = next.state();
    round = state.round();
    switch (next.effect()) {
      case Effect.Nothing() -> {}
      case Effect.Send() -> say();
      case Effect.SendUnsupervised() -> {
        session = Optional.empty();
        owner.unsupervised(message.command());
        say();
      }
      case Effect.WakeAfter wake -> wakeAfter(wake);
      case Effect.Work(int leftMillis, Effect.WakeAfter wake) -> {
        wakeAfter(wake);
        work(leftMillis);
      }
      case Effect.End(Ending ending) -> end(ending);
    }
  }

  private void say() {
    owner.settle(this);
    errand = owner.newErrand();
    owner.say(wrapped());
  }

  private void work(int leftMillis) {
    owner.settle(this);
    tell(() -> wish.working(leftMillis));
    owner.stepAside(this);
  }

  private void wakeAfter(Effect.WakeAfter wake) {
    time.after(Duration.ofMillis(wake.delayMillis()), () -> input(new Input.Woke(wake.round())));
  }

  private void end(Ending ending) {
    over = true;
    owner.settle(this);
    owner.leave(this);
    tell(() -> wish.ended(ending));
    owner.next();
  }

  /** Whoever asked holds the exchange before hearing of it. */
  private void tell(Runnable news) {
    if (handedOver) {
      news.run();
    } else {
      time.after(
          Duration.ZERO,
          () -> {
            if (!withdrawn) {
              news.run();
            }
          });
    }
  }
}
