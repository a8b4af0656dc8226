package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.encap.Reassembly;
import io.lintel.driver.zwave.encap.Segment;
import io.lintel.driver.zwave.serial.StickLine;
import io.lintel.driver.zwave.transport.Cargo;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.transport.Radio;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Permit;
import io.lintel.spi.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Carries commands of any length to one node, and puts together what comes from it in pieces. Runs
 * on the driver's loop alone.
 */
final class Courier {
  private static final int SESSIONS = 16;

  private final NodeId node;
  private final Radio radio;
  private final Time time;
  private final Replies replies;
  private final Listener listener;
  private Reassembly.State gathering = Reassembly.State.NONE;
  private boolean segments;
  private int lastSession;
  private @Nullable SegmentedSending inPieces;

  /**
   * A courier without a node that takes pieces.
   *
   * @param replies that are on their way to the node
   */
  Courier(NodeId node, Radio radio, Time time, Replies replies, Listener listener) {
    this.node = node;
    this.radio = radio;
    this.time = time;
    this.replies = replies;
    this.listener = listener;
  }

  /** Who hears. */
  interface Listener {
    /** A datagram came in pieces, and is whole. */
    void arrived(Octets datagram);

    /** A reply was not sent: too many of its kind are on their way. */
    void unsaid(Reply kind);
  }

  /** A command on its way. */
  interface Carrying {
    /** See {@link Radio.Sending#withdraw}. */
    boolean withdraw();

    /** Whether a part of it may be out, and another not. */
    default boolean isInPieces() {
      return false;
    }
  }

  /** Whether the node takes what is longer than a frame. */
  void segmentsFor(boolean takesPieces) {
    segments = takesPieces;
  }

  /** What fits in one transmission, in bytes. */
  int longestCommand() {
    return radio.longestCommand(node);
  }

  /**
   * Carries a command that is the same at any time.
   *
   * @param limit how many unacknowledged transmissions are enough
   * @param done called exactly once, perhaps before this returns, unless withdrawn
   */
  Carrying carry(
      Octets command,
      Permit permit,
      StickLine.Priority priority,
      int limit,
      Consumer<Delivery> done) {
    return carry(Cargo.of(command, limit), permit, priority, done);
  }

  /**
   * Carries a command.
   *
   * @param done called exactly once, perhaps before this returns, unless withdrawn, or when there
   *     is nothing left to say
   */
  Carrying carry(Cargo cargo, Permit permit, StickLine.Priority priority, Consumer<Delivery> done) {
    Way way = (each, ended) -> radio.send(node, each, permit, priority, ended);
    return priority == StickLine.Priority.REPLY
        ? urgent(Reply.ANSWER, way, cargo, done)
        : new Parcel(new OnTheWay(way, () -> {}), cargo, time, done).begin();
  }

  /** Carries at once what the node waits for. */
  Carrying reply(Reply kind, Cargo cargo, Consumer<Delivery> done) {
    return urgent(kind, (each, ended) -> radio.reply(node, each, ended), cargo, done);
  }

  /** Whether a reply would be carried; one that would not is counted. */
  boolean takes(Reply kind) {
    boolean taken = replies.hasPlaceFor(kind);
    if (!taken) {
      listener.unsaid(kind);
    }
    return taken;
  }

  private Carrying urgent(Reply kind, Way way, Cargo cargo, Consumer<Delivery> done) {
    if (!takes(kind)) {
      done.accept(new Delivery.NeverLeft(Delivery.Cause.STICK_BUSY));
      return () -> true;
    }
    replies.add(kind);
    var onTheWay = new OnTheWay(way, () -> replies.remove(kind));
    return new Parcel(onTheWay, cargo, time, done).begin();
  }

  /** A command of Transport Service came from the node. */
  void heard(Segment segment) {
    switch (segment) {
      case Segment.Piece piece -> gather(new Reassembly.Input.Came(piece));
      case Segment.Request _, Segment.Complete _, Segment.Wait _ -> {
        if (inPieces != null) {
          inPieces.heard(segment);
        }
      }
    }
  }

  private void gather(Reassembly.Input input) {
    Reassembly.Next next = Reassembly.on(gathering, input);
    gathering = next.state();
    next.effects().forEach(this::perform);
  }

  private void perform(Reassembly.Effect effect) {
    switch (effect) {
      case Reassembly.Effect.Say(Segment segment) ->
          reply(Reply.PIECES, Cargo.of(segment.encode(), 1), _ -> {});
      case Reassembly.Effect.WakeAfter(long round, int delayMillis) ->
          time.after(
              Duration.ofMillis(delayMillis), () -> gather(new Reassembly.Input.Woke(round)));
      case Reassembly.Effect.Deliver(Octets datagram) -> listener.arrived(datagram);
    }
  }

  /** How what is loaded reaches the radio. */
  private interface Way {
    Radio.Sending send(Cargo cargo, Consumer<Delivery> done);
  }

  /** What carries one parcel. */
  private final class OnTheWay implements Parcel.Carrier {
    private final Way way;
    private final Runnable over;

    private OnTheWay(Way way, Runnable over) {
      this.way = way;
      this.over = over;
    }

    @Override
    public Radio.Sending send(Cargo cargo, Consumer<Delivery> done) {
      return way.send(cargo, done);
    }

    @Override
    public boolean isFrame(Octets command) {
      return command.size() <= longestCommand();
    }

    @Override
    public int longestCommand() {
      return Courier.this.longestCommand();
    }

    @Override
    public Optional<Delivery.Cause> refusal(Octets command) {
      if (!segments || command.size() > Segment.DATAGRAM_LIMIT_BYTES) {
        return Optional.of(Delivery.Cause.TOO_LONG);
      }
      return inPieces == null ? Optional.empty() : Optional.of(Delivery.Cause.STICK_BUSY);
    }

    @Override
    public int begin(SegmentedSending pieces) {
      inPieces = pieces;
      lastSession = (lastSession + 1) % SESSIONS;
      return lastSession;
    }

    @Override
    public void over() {
      over.run();
    }

    @Override
    public void free() {
      inPieces = null;
    }
  }
}
