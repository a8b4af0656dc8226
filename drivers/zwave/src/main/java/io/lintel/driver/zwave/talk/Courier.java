package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.api.SendData;
import io.lintel.driver.zwave.encap.Reassembly;
import io.lintel.driver.zwave.encap.Segment;
import io.lintel.driver.zwave.serial.StickLine;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.transport.Radio;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Permit;
import io.lintel.spi.Time;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Carries commands of any length to one node, and puts together what comes from it in pieces. Runs
 * on the driver's loop alone.
 */
final class Courier {
  private static final int SESSIONS = 16;

  /** That wait for the radio; what the node asked for before is worthless by then. */
  private static final int REPLIES_LIMIT = 4;

  private final NodeId node;
  private final Radio radio;
  private final Time time;
  private final Consumer<Octets> arrived;
  private Reassembly.State gathering = Reassembly.State.NONE;
  private boolean segments;
  private int lastSession;
  private int replies;
  private @Nullable SegmentedSending inPieces;

  /**
   * A courier without a node that takes pieces.
   *
   * @param arrived told of each datagram that came in pieces
   */
  Courier(NodeId node, Radio radio, Time time, Consumer<Octets> arrived) {
    this.node = node;
    this.radio = radio;
    this.time = time;
    this.arrived = arrived;
  }

  /** A command on its way. */
  interface Carrying {
    /** See {@link Radio.Sending#withdraw}. */
    boolean withdraw();
  }

  /** Whether the node takes what is longer than a frame. */
  void segmentsFor(boolean takesPieces) {
    segments = takesPieces;
  }

  /**
   * Carries a command.
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
    if (command.size() <= SendData.LONGEST_COMMAND) {
      return priority == StickLine.Priority.REPLY
          ? urgent(ended -> radio.send(node, command, permit, priority, limit, ended), done)
          : radio.send(node, command, permit, priority, limit, done)::withdraw;
    }
    if (!segments || command.size() > Segment.DATAGRAM_LIMIT_BYTES) {
      return refuse(Delivery.Cause.TOO_LONG, done);
    }
    if (inPieces != null) {
      return refuse(Delivery.Cause.STICK_BUSY, done);
    }
    lastSession = (lastSession + 1) % SESSIONS;
    var sending = new SegmentedSending(new Pieces(permit, priority, limit), time, done);
    inPieces = sending;
    sending.begin(command, lastSession);
    return sending;
  }

  /** Carries at once, and once, what the node waits for. */
  Carrying reply(Octets command, Consumer<Delivery> done) {
    return urgent(ended -> radio.reply(node, command, ended), done);
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

  private Carrying urgent(
      Function<Consumer<Delivery>, Radio.Sending> send, Consumer<Delivery> done) {
    if (replies >= REPLIES_LIMIT) {
      return refuse(Delivery.Cause.STICK_BUSY, done);
    }
    replies++;
    var place = new Place();
    Radio.Sending sending =
        send.apply(
            delivery -> {
              place.free();
              done.accept(delivery);
            });
    return () -> {
      place.free();
      return sending.withdraw();
    };
  }

  private static Carrying refuse(Delivery.Cause cause, Consumer<Delivery> done) {
    done.accept(new Delivery.NeverLeft(cause));
    return () -> true;
  }

  private void gather(Reassembly.Input input) {
    Reassembly.Next next = Reassembly.on(gathering, input);
    gathering = next.state();
    next.effects().forEach(this::perform);
  }

  private void perform(Reassembly.Effect effect) {
    switch (effect) {
      case Reassembly.Effect.Say(Segment segment) -> reply(segment.encode(), _ -> {});
      case Reassembly.Effect.WakeAfter(long round, int delayMillis) ->
          time.after(
              Duration.ofMillis(delayMillis), () -> gather(new Reassembly.Input.Woke(round)));
      case Reassembly.Effect.Deliver(Octets datagram) -> arrived.accept(datagram);
    }
  }

  /** One of the few for replies. */
  private final class Place {
    private boolean taken = true;

    private void free() {
      replies -= taken ? 1 : 0;
      taken = false;
    }
  }

  /** How the pieces of one command leave. */
  private final class Pieces implements SegmentedSending.Way {
    private final Permit permit;
    private final StickLine.Priority priority;
    private final int limit;

    private Pieces(Permit permit, StickLine.Priority priority, int limit) {
      this.permit = permit;
      this.priority = priority;
      this.limit = limit;
    }

    @Override
    public Carrying send(Octets piece, Consumer<Delivery> done) {
      return radio.send(node, piece, permit, priority, limit, done)::withdraw;
    }

    @Override
    public void free() {
      inPieces = null;
    }
  }
}
