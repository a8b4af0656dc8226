package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.s2.S2Drop;
import io.lintel.driver.zwave.security.s2.S2Effect;
import io.lintel.driver.zwave.security.s2.S2Input;
import io.lintel.driver.zwave.security.s2.S2Machine;
import io.lintel.driver.zwave.security.s2.S2Next;
import io.lintel.driver.zwave.security.s2.S2State;
import io.lintel.driver.zwave.transport.Cargo;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.transport.Delivery.Cause;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Under S2: does what {@link S2Machine} decides. Runs on the driver's loop alone. */
final class S2Voice implements Voice {
  static final int CLASS_ID = 0x9F;

  /** One exchange, and answers to what the node supervises. */
  private static final int HELD_LIMIT = 8;

  /** Nonces asked and told, and messages; the other commands of the class are like any others. */
  private static final int MESSAGE = 0x03;

  private final S2Machine machine;
  private final Courier courier;
  private final Time time;
  private final IntSupplier transmissionsLimit;
  private final Listener listener;
  private final Map<Long, UnderWay> underWay = new HashMap<>();
  private final Deque<S2Input> inputs = new ArrayDeque<>();

  /** Wait until what was said before has left, and its nonce was found. */
  private final Deque<Errand> held = new ArrayDeque<>();

  /** Places in the line that were taken for errands and have not ended. */
  private int places;

  private S2State state;
  private boolean pumping;

  /** Whether the node waits for a nonce, and whether a place in the line is taken for one. */
  private boolean nonceDue;

  private boolean nonceLeaving;

  /** Whether the node is to hear that its multicasts are not read. */
  private boolean missDue;

  /** What the machine made for the place whose turn is now. */
  private Optional<Octets> made = Optional.empty();

  /** An errand, and what carries it or its question for a nonce. */
  private static final class UnderWay {
    private final Errand errand;
    private Courier.@Nullable Carrying carrying;

    /** Frames that carried it. */
    private int carried;

    private int places;

    /** Whether one of the places has not had its turn yet. */
    private boolean waits;

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
    return command.size() >= 2 && command.at(0) == CLASS_ID && command.at(1) <= MESSAGE;
  }

  private static boolean isMessage(Octets frame) {
    return frame.at(1) == MESSAGE;
  }

  @Override
  public void say(Errand errand) {
    if (errand.isTooMuch(held, HELD_LIMIT)) {
      listener.refused(errand);
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
    places -= settled.places;
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
      case S2Effect.NonceDue() -> nonceDue = true;
      case S2Effect.MissDue() -> missDue = true;
      case S2Effect.Due(long id, boolean isRepetition) -> due(id, isRepetition);
      case S2Effect.TellNonce(Octets frame) -> made = Optional.of(frame);
      case S2Effect.AskNonce(_, Octets frame) -> made = Optional.of(frame);
      case S2Effect.Carry(_, Octets frame, _) -> made = Optional.of(frame);
      case S2Effect.Deliver(Octets command, Level level) -> listener.said(command, level);
      case S2Effect.Unsent(long id, S2Effect.Cause cause) -> unsent(id, cause(cause));
      case S2Effect.NotDecoded(long id) -> notDecoded(id);
      case S2Effect.Dropped(S2Drop why) -> listener.dropped(name(why));
      case S2Effect.WakeAfter(long round, int delayMillis) ->
          time.after(Duration.ofMillis(delayMillis), () -> enter(new S2Input.Woke(round)));
    }
  }

  private void due(long id, boolean isRepetition) {
    UnderWay owner = underWay.get(id);
    if (owner == null) {
      return;
    }
    if (isRepetition) {
      listener.repeating(id);
    }
    if (!owner.waits) {
      new Place(owner).take();
    }
  }

  /** Not between the pieces of a message, which has its number from the first. */
  private void tellNonce() {
    boolean inPieces =
        underWay.values().stream()
            .anyMatch(each -> each.carrying != null && each.carrying.isInPieces());
    if ((nonceDue || missDue) && !nonceLeaving && !inPieces) {
      nonceLeaving = true;
      var nonce = new Nonce();
      courier.reply(Reply.NONCE, nonce, _ -> told(nonce));
    }
  }

  /** What could not leave at all is not tried again: the node asks anew. */
  private void told(Nonce nonce) {
    nonceLeaving = false;
    nonceDue &= nonce.loaded;
    missDue &= nonce.loaded;
    tellNonce();
  }

  /** What the machine makes at the last moment. */
  private Optional<Octets> make(S2Input input) {
    made = Optional.empty();
    step(machine.on(state, input, time.nanos()));
    Optional<Octets> frame = made;
    made = Optional.empty();
    return frame;
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

  private void release() {
    tellNonce();
    while (places == 0 && state.waiting().isEmpty() && !pumping && !held.isEmpty()) {
      Errand next = held.remove();
      enter(new S2Input.Send(next.id(), next.command(), next.level(), next.repeatable()));
    }
  }

  private void notDecoded(long id) {
    UnderWay ended = underWay.remove(id);
    if (ended != null) {
      places -= ended.places;
    }
    listener.notDecoded(id);
  }

  private void unsent(long id, Cause cause) {
    UnderWay ended = underWay.remove(id);
    if (ended != null) {
      places -= ended.places;
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

  /** A nonce on its way to the node, or after it the word that there is none for a group. */
  private final class Nonce implements Cargo {
    private boolean loaded;

    @Override
    public Optional<Octets> load() {
      loaded = true;
      S2Input due = nonceDue ? new S2Input.TellNonce() : new S2Input.TellMiss();
      missDue &= nonceDue;
      nonceDue = false;
      return make(due);
    }

    @Override
    public int transmissionsLimit() {
      return 1;
    }
  }

  /** A place in the line for an errand, or for the question that it needs. */
  private final class Place implements Cargo {
    private final UnderWay owner;

    /** What carried the errand from this place. */
    private Octets carried = Octets.NONE;

    private boolean over;

    private Place(UnderWay owner) {
      this.owner = owner;
    }

    private void take() {
      owner.waits = true;
      owner.places++;
      places++;
      Errand errand = owner.errand;
      var carrying = courier.carry(this, errand.permit(), errand.priority(), this::left);
      if (!over) {
        owner.carrying = carrying;
      }
    }

    /** Asked again only after the stick refused what was loaded before. */
    @Override
    public Optional<Octets> load() {
      owner.waits = false;
      Optional<Octets> frame = make(new S2Input.Take(owner.errand.id(), carried));
      boolean carries = frame.filter(S2Voice::isMessage).isPresent();
      owner.carried += carries && carried.size() == 0 ? 1 : 0;
      carried = carries ? frame.orElseThrow() : Octets.NONE;
      if (frame.isEmpty()) {
        close();
      }
      return frame;
    }

    @Override
    public int transmissionsLimit() {
      return carried.size() == 0 ? transmissionsLimit.getAsInt() : 1;
    }

    private void left(Delivery delivery) {
      long id = owner.errand.id();
      boolean isUnderWay = owner.equals(underWay.get(id));
      boolean asks = carried.size() == 0 && !owner.waits;
      close();
      if (isUnderWay && asks) {
        asked(id, delivery);
      } else if (isUnderWay) {
        listener.sent(id, delivery);
        release();
      }
    }

    private void close() {
      if (!over) {
        over = true;
        owner.waits = false;
        owner.places--;
        places -= owner.equals(underWay.get(owner.errand.id())) ? 1 : 0;
      }
    }
  }
}
