package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.s2.S2Drop;
import io.lintel.driver.zwave.security.s2.S2Effect;
import io.lintel.driver.zwave.security.s2.S2Input;
import io.lintel.driver.zwave.security.s2.S2Machine;
import io.lintel.driver.zwave.security.s2.S2Next;
import io.lintel.driver.zwave.security.s2.S2State;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.transport.Delivery.Cause;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Under S2: does what {@link S2Machine} decides. Runs on the driver's loop alone. */
final class S2Voice implements Voice {
  static final int CLASS_ID = 0x9F;

  /** One exchange, and answers to what the node supervises. */
  private static final int HELD_LIMIT = 8;

  /** Nonces asked and told, and messages; the other commands of the class are like any others. */
  private static final int LAST_OF_ITS_COMMANDS = 0x03;

  private final S2Machine machine;
  private final Courier courier;
  private final Time time;
  private final IntSupplier transmissionsLimit;
  private final Listener listener;
  private final Map<Long, UnderWay> underWay = new HashMap<>();
  private final Deque<S2Input> inputs = new ArrayDeque<>();

  /**
   * Not sealed yet, because what was sealed before has not left: a node drops a message whose
   * number is older than the last one, and says nothing.
   */
  private final Deque<Errand> held = new ArrayDeque<>();

  /** Sealed messages that have not left yet. */
  private int leaving;

  private S2State state;
  private boolean pumping;
  private Courier.@Nullable Carrying nonce;

  /** An errand, and what carries it or its question for a nonce. */
  private static final class UnderWay {
    private final Errand errand;
    private Courier.@Nullable Carrying carrying;
    private int carried;
    private int leaving;

    private UnderWay(Errand errand) {
      this.errand = errand;
    }

    /** Whether surely nothing of the errand has left. */
    private boolean withdraw() {
      boolean waited = carrying != null && carrying.withdraw();
      return carried == 0 || (carried == 1 && waited);
    }
  }

  /**
   * A voice for one node.
   *
   * @param begun with the keys that hold
   * @param transmissionsLimit see {@link Partner}
   */
  S2Voice(
      S2Machine machine,
      S2State begun,
      Courier courier,
      Time time,
      IntSupplier transmissionsLimit,
      Listener listener) {
    this.machine = machine;
    this.state = begun;
    this.courier = courier;
    this.time = time;
    this.transmissionsLimit = transmissionsLimit;
    this.listener = listener;
  }

  /** Whether a received command is for this voice. */
  static boolean isIts(Octets command) {
    return command.size() >= 2
        && command.at(0) == CLASS_ID
        && command.at(1) <= LAST_OF_ITS_COMMANDS;
  }

  @Override
  public void say(Errand errand) {
    if (held.size() >= HELD_LIMIT) {
      listener.sent(errand.id(), new Delivery.NeverLeft(Cause.STICK_BUSY));
      return;
    }
    underWay.put(errand.id(), new UnderWay(errand));
    held.add(errand);
    release();
  }

  @Override
  public boolean settle(long id) {
    UnderWay settled = underWay.remove(id);
    if (settled == null) {
      return false;
    }
    held.remove(settled.errand);
    boolean nothingLeft = settled.withdraw();
    leaving -= settled.leaving;
    enter(new S2Input.Settled(id));
    return nothingLeft;
  }

  @Override
  public void heard(Octets command) {
    enter(new S2Input.Heard(command));
  }

  /** Keys changed, or nonces are to be forgotten. */
  void enter(S2Input input) {
    inputs.add(input);
    if (pumping) {
      return;
    }
    pumping = true;
    try {
      for (S2Input next = inputs.poll(); next != null; next = inputs.poll()) {
        step(machine.on(state, next, time.nanos()));
      }
    } finally {
      pumping = false;
    }
    release();
  }

  private void step(S2Next next) {
    state = next.state();
    next.effects().forEach(this::perform);
  }

  private void perform(S2Effect effect) {
    switch (effect) {
      case S2Effect.TellNonce(Octets frame) -> tell(frame);
      case S2Effect.AskNonce(long id, Octets frame) -> ask(id, frame);
      case S2Effect.Carry(long id, Octets frame, boolean isRepetition) ->
          carry(id, frame, isRepetition);
      case S2Effect.Deliver(Octets command, Level level) -> listener.said(command, level);
      case S2Effect.Unsent(long id, S2Effect.Cause cause) -> unsent(id, cause(cause));
      case S2Effect.NotDecoded(long id) -> notDecoded(id);
      case S2Effect.Dropped(S2Drop why) -> listener.dropped(name(why));
      case S2Effect.WakeAfter(long round, int delayMillis) ->
          time.after(Duration.ofMillis(delayMillis), () -> enter(new S2Input.Woke(round)));
    }
  }

  private void tell(Octets frame) {
    if (nonce != null) {
      nonce.withdraw();
    }
    nonce = courier.reply(frame, _ -> {});
  }

  private void ask(long id, Octets frame) {
    UnderWay waiting = underWay.get(id);
    if (waiting != null) {
      waiting.carrying =
          courier.carry(
              frame,
              waiting.errand.permit(),
              waiting.errand.priority(),
              transmissionsLimit.getAsInt(),
              delivery -> asked(id, delivery));
    }
  }

  private void asked(long id, Delivery delivery) {
    switch (delivery) {
      case Delivery.Acknowledged() -> enter(new S2Input.Asked());
      case Delivery.Unacknowledged() -> unasked(id, Cause.NODE_SILENT);
      case Delivery.StickLost() -> unasked(id, Cause.STICK_ABSENT);
      case Delivery.NeverLeft(Cause cause) -> unasked(id, cause);
    }
  }

  /** The errand itself never left. */
  private void unasked(long id, Cause cause) {
    enter(new S2Input.Settled(id));
    unsent(id, cause);
  }

  private void carry(long id, Octets frame, boolean isRepetition) {
    UnderWay carried = underWay.get(id);
    if (carried == null) {
      return;
    }
    if (isRepetition) {
      listener.repeating(id);
    }
    carried.carried++;
    carried.leaving++;
    leaving++;
    carried.carrying =
        courier.carry(
            frame,
            carried.errand.permit(),
            carried.errand.priority(),
            1,
            delivery -> left(carried, delivery));
  }

  private void left(UnderWay carried, Delivery delivery) {
    long id = carried.errand.id();
    if (underWay.get(id) == carried) {
      carried.leaving--;
      leaving--;
      listener.sent(id, delivery);
      release();
    }
  }

  private void release() {
    while (leaving == 0 && state.waiting().isEmpty() && !pumping && !held.isEmpty()) {
      Errand next = held.remove();
      enter(new S2Input.Send(next.id(), next.command(), next.level(), next.repeatable()));
    }
  }

  private void notDecoded(long id) {
    UnderWay ended = underWay.remove(id);
    if (ended != null) {
      leaving -= ended.leaving;
    }
    listener.notDecoded(id);
  }

  private void unsent(long id, Cause cause) {
    if (underWay.remove(id) != null) {
      listener.sent(id, new Delivery.NeverLeft(cause));
    }
  }

  private static Cause cause(S2Effect.Cause cause) {
    return switch (cause) {
      case NO_KEY -> Cause.NO_KEY;
      case NO_NONCE -> Cause.NODE_SILENT;
      case TOO_MANY_WAIT -> Cause.STICK_BUSY;
    };
  }

  private static Drop name(S2Drop why) {
    return switch (why) {
      case MALFORMED, UNKNOWN_EXTENSION -> Drop.MALFORMED;
      case DUPLICATE -> Drop.HEARD_BEFORE;
      case UNREADABLE -> Drop.UNREADABLE;
      case WRONG_KEY -> Drop.WRONG_KEY;
      case EMPTY, STRAY_NONCE, MULTICAST_MISSED, NOT_FOR_HERE -> Drop.STRAY;
    };
  }
}
