package io.lintel.driver.zwave.encap;

import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;

/** Sends one datagram in pieces. Pure. */
public final class Segmentation {
  /** Of data in one piece at most, whatever the radio takes. */
  static final int PIECE_BYTES = 39;

  /** Header and checksum of a piece. */
  private static final int OVERHEAD_BYTES = 7;

  /** From the last piece to Complete: the longer limit, of the 40 kbit/s channel. */
  private static final int COMPLETE_MILLIS = 1_000;

  /** Between two pieces when there are more than two, so that others come to speak. */
  private static final int GAP_MILLIS = 35;

  private static final int PIECES_WITHOUT_GAP = 2;

  /** For each piece that the receiver takes from another sender first. */
  private static final int WAIT_FOR_PIECE_MILLIS = 100;

  /** Then the receiver has had its time to say so if it lacks a piece. */
  private static final int SILENCES_LIMIT = 2;

  /** Beginnings anew and pieces sent again, in all. */
  private static final int REPAIRS_LIMIT = 6;

  /** A datagram on its way. */
  private record Datagram(Octets octets, int session, int pieceBytes) {
    Segment.Piece piece(int offset) {
      int end = Math.min(offset + pieceBytes, octets.size());
      return new Segment.Piece(octets.size(), session, offset, octets.slice(offset, end));
    }

    boolean endsWith(int offset) {
      return offset + pieceBytes >= octets.size();
    }

    int lastOffset() {
      return (octets.size() - 1) / pieceBytes * pieceBytes;
    }

    int gapMillis() {
      return octets.size() > PIECES_WITHOUT_GAP * pieceBytes ? GAP_MILLIS : 0;
    }
  }

  /**
   * What is under way.
   *
   * @param offset of the piece sent last, or to be sent next
   * @param silences in which Complete did not come
   * @param repairs so far
   * @param round of the youngest timer
   */
  public record State(
      Phase phase, Datagram datagram, int offset, int silences, int repairs, long round) {
    private State to(Phase next, int nextOffset) {
      return new State(next, datagram, nextOffset, silences, repairs, round + 1);
    }

    private State repaired() {
      return new State(phase, datagram, offset, silences, repairs + 1, round);
    }

    private State silent() {
      return new State(phase, datagram, offset, silences + 1, repairs, round);
    }
  }

  /** Where it stands. */
  public enum Phase {
    /** A piece is on its way; after it comes the next. */
    SENDING,
    /** The next piece waits for its time. */
    PAUSING,
    /** All are sent; the receiver has the word. */
    LISTENING,
    OVER
  }

  /** What comes in. */
  public sealed interface Input {
    /** The piece on its way ended so. */
    record Sent(Delivery delivery) implements Input {}

    /** The receiver said Request, Complete or Wait. */
    record Came(Segment segment) implements Input {}

    record Woke(long round) implements Input {}
  }

  /** What is to be done. */
  public sealed interface Effect {
    record Transmit(Segment.Piece piece) implements Effect {}

    record WakeAfter(long round, int delayMillis) implements Effect {}

    /** Acknowledged when the receiver has the whole. */
    record End(Delivery delivery) implements Effect {}
  }

  /** What follows. */
  public record Next(State state, List<Effect> effects) {
    private static Next of(State state, Effect... effects) {
      return new Next(state, List.of(effects));
    }
  }

  /**
   * Begins.
   *
   * @param datagram 1..2047 bytes
   * @param session 0..15, another than that of the datagram before
   * @param longestBytes of what fits in one transmission, 22 and up
   */
  public static Next begin(Octets datagram, int session, int longestBytes) {
    if (datagram.size() == 0 || datagram.size() > Segment.DATAGRAM_LIMIT_BYTES) {
      throw new IllegalArgumentException(datagram.size() + " bytes are no datagram");
    }
    int pieceBytes = Math.min(PIECE_BYTES, longestBytes - OVERHEAD_BYTES);
    var pieces = new Datagram(datagram, session, pieceBytes);
    return transmit(new State(Phase.SENDING, pieces, 0, 0, 0, 0), 0);
  }

  public static Next on(State state, Input input) {
    return switch (state.phase()) {
      case SENDING -> sending(state, input);
      case PAUSING -> pausing(state, input);
      case LISTENING -> listening(state, input);
      case OVER -> Next.of(state);
    };
  }

  private static Next sending(State state, Input input) {
    return switch (input) {
      case Input.Sent(Delivery.Acknowledged()) -> afterPiece(state);
      case Input.Sent(Delivery sad) -> end(state, sad);
      case Input.Came(Segment.Complete(int session)) when isOurs(state, session) -> done(state);
      case Input.Came _, Input.Woke _ -> Next.of(state);
    };
  }

  private static Next pausing(State state, Input input) {
    return switch (input) {
      case Input.Woke(long round) when round == state.round() -> transmit(state, state.offset());
      case Input.Came(Segment segment) -> answered(state, segment);
      case Input.Sent _, Input.Woke _ -> Next.of(state);
    };
  }

  private static Next listening(State state, Input input) {
    return switch (input) {
      case Input.Woke(long round) when round == state.round() -> unanswered(state.silent());
      case Input.Came(Segment segment) -> answered(state, segment);
      case Input.Sent _, Input.Woke _ -> Next.of(state);
    };
  }

  private static Next afterPiece(State state) {
    if (state.datagram().endsWith(state.offset())) {
      State listening = state.to(Phase.LISTENING, state.offset());
      return Next.of(listening, new Effect.WakeAfter(listening.round(), COMPLETE_MILLIS));
    }
    int gapMillis = state.datagram().gapMillis();
    int next = state.offset() + state.datagram().pieceBytes();
    return gapMillis == 0 ? transmit(state, next) : pause(state, next, gapMillis);
  }

  private static Next answered(State state, Segment segment) {
    return switch (segment) {
      case Segment.Complete(int session) when isOurs(state, session) -> done(state);
      case Segment.Request(int session, int offset)
          when isOurs(state, session) && offset < state.datagram().octets().size() ->
          repair(state, offset, 0);
      case Segment.Wait(int pieces) -> repair(state, 0, pieces * WAIT_FOR_PIECE_MILLIS);
      case Segment.Complete _, Segment.Request _, Segment.Piece _ -> Next.of(state);
    };
  }

  /** The last piece again: the receiver then says what it lacks. */
  private static Next unanswered(State state) {
    return state.silences() < SILENCES_LIMIT
        ? repair(state, state.datagram().lastOffset(), 0)
        : end(state, new Delivery.Unacknowledged());
  }

  private static Next repair(State state, int offset, int pauseMillis) {
    if (state.repairs() >= REPAIRS_LIMIT) {
      return end(state, new Delivery.Unacknowledged());
    }
    State repaired = state.repaired();
    return pauseMillis == 0 ? transmit(repaired, offset) : pause(repaired, offset, pauseMillis);
  }

  private static Next transmit(State state, int offset) {
    return Next.of(
        state.to(Phase.SENDING, offset), new Effect.Transmit(state.datagram().piece(offset)));
  }

  private static Next pause(State state, int offset, int pauseMillis) {
    State pausing = state.to(Phase.PAUSING, offset);
    return Next.of(pausing, new Effect.WakeAfter(pausing.round(), pauseMillis));
  }

  private static Next done(State state) {
    return end(state, new Delivery.Acknowledged());
  }

  private static Next end(State state, Delivery delivery) {
    return Next.of(state.to(Phase.OVER, state.offset()), new Effect.End(delivery));
  }

  private static boolean isOurs(State state, int session) {
    return state.datagram().session() == session;
  }

  private Segmentation() {}
}
