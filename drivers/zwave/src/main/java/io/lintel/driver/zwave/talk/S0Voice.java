package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.security.s0.S0Effect;
import io.lintel.driver.zwave.security.s0.S0Input;
import io.lintel.driver.zwave.security.s0.S0Keys;
import io.lintel.driver.zwave.security.s0.S0Machine;
import io.lintel.driver.zwave.security.s0.S0Session;
import io.lintel.driver.zwave.security.s0.S0Step;
import io.lintel.driver.zwave.transport.Cargo;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.transport.Delivery.Cause;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Under S0: does what {@link S0Machine} decides, one errand after the other. Runs on the driver's
 * loop alone.
 */
final class S0Voice implements Voice {
  static final int CLASS_ID = 0x98;

  private static final Level LEVEL = new Level.Secure(SecurityClass.S0);
  private static final int NONCE_BYTES = 8;

  /** One exchange, and answers to what the node supervises. */
  private static final int WAITING_LIMIT = 8;

  private final S0Keys keys;
  private final RandomSource random;
  private final Courier courier;
  private final Time time;
  private final IntSupplier transmissionsLimit;
  private final Listener listener;
  private final Deque<Errand> waiting = new ArrayDeque<>();
  private final Deque<S0Input> inputs = new ArrayDeque<>();
  private S0Session session;
  private Optional<Errand> current = Optional.empty();
  private Courier.@Nullable Carrying carrying;
  private boolean sealedLeft;
  private boolean pumping;

  /**
   * A voice for one node.
   *
   * @param session with nothing shared yet
   * @param transmissionsLimit see {@link Partner}
   */
  S0Voice(
      S0Keys keys,
      RandomSource random,
      S0Session session,
      Courier courier,
      Time time,
      IntSupplier transmissionsLimit,
      Listener listener) {
    this.keys = keys;
    this.random = random;
    this.session = session;
    this.courier = courier;
    this.time = time;
    this.transmissionsLimit = transmissionsLimit;
    this.listener = listener;
  }

  @Override
  public void say(Errand errand) {
    if (errand.isTooMuch(waiting, WAITING_LIMIT)) {
      listener.refused(errand);
      return;
    }
    waiting.add(errand);
    next();
  }

  @Override
  public boolean settle(long id) {
    if (waiting.removeIf(errand -> errand.id() == id)) {
      return true;
    }
    if (!isCurrent(id)) {
      return false;
    }
    boolean waited = carrying != null && carrying.withdraw();
    boolean nothingLeft = !sealedLeft || waited;
    over();
    enter(new S0Input.Withdrawn());
    next();
    return nothingLeft;
  }

  /** A nonce that is not sent is not made either: it would push out one that a node has. */
  @Override
  public void heard(Octets command) {
    if (S0Session.isNonceGet(command) && !courier.takes(Reply.NONCE)) {
      return;
    }
    enter(new S0Input.Heard(command, keys, random.octets(NONCE_BYTES)));
    next();
  }

  private void next() {
    if (!pumping && current.isEmpty() && session.accepts() && !waiting.isEmpty()) {
      Errand errand = waiting.remove();
      current = Optional.of(errand);
      sealedLeft = false;
      boolean joining = errand.level() instanceof Level.Joining;
      enter(new S0Input.Say(errand.command(), joining ? S0Keys.temporary() : keys));
    }
  }

  private void enter(S0Input input) {
    inputs.add(input);
    if (pumping) {
      return;
    }
    pumping = true;
    try {
      for (S0Input each = inputs.poll(); each != null; each = inputs.poll()) {
        step(S0Machine.on(session, each, time.nanos()));
      }
    } finally {
      pumping = false;
    }
    next();
  }

  private void step(S0Step step) {
    session = step.session();
    step.effects().forEach(this::perform);
  }

  private void perform(S0Effect effect) {
    switch (effect) {
      case S0Effect.AskNonce(Octets command) ->
          carry(command, transmissionsLimit.getAsInt(), this::asked);
      case S0Effect.ReportNonce(Octets command, Octets nonce) ->
          courier.reply(Reply.NONCE, Cargo.of(command, 1), delivery -> reported(nonce, delivery));
      case S0Effect.Transmit(Octets command, boolean last) -> {
        sealedLeft |= last;
        carry(command, 1, delivery -> transmitted(last, delivery));
      }
      case S0Effect.WakeAfter(long round, int delayMillis) ->
          time.after(Duration.ofMillis(delayMillis), () -> enter(new S0Input.Woke(round)));
      case S0Effect.Opened(Octets command) -> listener.said(command, LEVEL);
      case S0Effect.Unsaid(S0Effect.Why why) -> end(new Delivery.NeverLeft(cause(why)));
      case S0Effect.Dropped(S0Effect.Drop what) -> listener.dropped(name(what));
    }
  }

  private void carry(Octets command, int limit, Consumer<Delivery> done) {
    if (current.isEmpty()) {
      return;
    }
    Errand errand = current.get();
    carrying =
        courier.carry(
            command,
            errand.permit(),
            errand.priority(),
            limit,
            delivery -> {
              if (isCurrent(errand.id())) {
                done.accept(delivery);
              }
            });
  }

  private void asked(Delivery delivery) {
    switch (delivery) {
      case Delivery.Acknowledged() -> {}
      case Delivery.Unacknowledged() -> unsaid(Cause.NODE_SILENT);
      case Delivery.StickLost() -> unsaid(Cause.STICK_ABSENT);
      case Delivery.NeverLeft(Cause cause) -> unsaid(cause);
    }
  }

  private void reported(Octets nonce, Delivery delivery) {
    if (delivery instanceof Delivery.Acknowledged) {
      enter(new S0Input.NonceDelivered(nonce));
    }
  }

  /** A first half alone is worth nothing, so only the last part counts. */
  private void transmitted(boolean last, Delivery delivery) {
    if (last) {
      end(delivery);
    } else if (!(delivery instanceof Delivery.Acknowledged)) {
      asked(delivery);
    }
  }

  private void unsaid(Cause cause) {
    enter(new S0Input.Withdrawn());
    end(new Delivery.NeverLeft(cause));
  }

  private void end(Delivery delivery) {
    Optional<Errand> ended = current;
    over();
    ended.ifPresent(errand -> listener.sent(errand.id(), delivery));
    next();
  }

  private void over() {
    current = Optional.empty();
    carrying = null;
  }

  private boolean isCurrent(long id) {
    return current.filter(errand -> errand.id() == id).isPresent();
  }

  private static Cause cause(S0Effect.Why why) {
    return switch (why) {
      case NO_NONCE -> Cause.NODE_SILENT;
      case TOO_LONG -> Cause.TOO_LONG;
    };
  }

  private static Drop name(S0Effect.Drop what) {
    return switch (what) {
      case MALFORMED -> Drop.MALFORMED;
      case NONCE_UNASKED, SECOND_HALF_ALONE -> Drop.STRAY;
      case NONCE_USED_BEFORE -> Drop.HEARD_BEFORE;
      case SEALED_WITH_UNKNOWN_NONCE -> Drop.UNREADABLE;
      case SEALED_WRONGLY -> Drop.WRONG_KEY;
    };
  }
}
