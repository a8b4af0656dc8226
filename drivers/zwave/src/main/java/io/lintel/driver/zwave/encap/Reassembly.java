package io.lintel.driver.zwave.encap;

import io.lintel.driver.zwave.wire.Octets;
import java.util.List;

/**
 * Puts one node's datagrams together. Pure. Keeps one datagram at a time: the first piece of
 * another begins anew, and a finished one is remembered so that a repeated piece of it is answered
 * and not delivered again.
 */
public final class Reassembly {
  /** Silence until a missing piece is asked for: the longer limit, of the 40 kbit/s channel. */
  private static final int SILENCE_MILLIS = 800;

  /** How often in a row a piece is asked for in vain. */
  private static final int REQUESTS_LIMIT = 2;

  /** What is under way. */
  public sealed interface State {
    State NONE = new Quiet(0);

    /**
     * Nothing.
     *
     * @param round of the youngest timer
     */
    record Quiet(long round) implements State {}

    /** The last one is whole, and delivered. */
    record Finished(int session, int total, long round) implements State {}

    /**
     * Pieces are missing.
     *
     * @param requests in a row that brought nothing
     */
    record Gathering(int session, Gathered gathered, int requests, long round) implements State {}

    long round();
  }

  /** What comes in. */
  public sealed interface Input {
    record Came(Segment.Piece piece) implements Input {}

    record Woke(long round) implements Input {}
  }

  /** What is to be done. */
  public sealed interface Effect {
    record Say(Segment segment) implements Effect {}

    record WakeAfter(long round, int delayMillis) implements Effect {}

    record Deliver(Octets datagram) implements Effect {}
  }

  /** What follows. */
  public record Next(State state, List<Effect> effects) {
    private static Next of(State state, Effect... effects) {
      return new Next(state, List.of(effects));
    }
  }

  public static Next on(State state, Input input) {
    return switch (input) {
      case Input.Came(Segment.Piece piece) -> came(state, piece);
      case Input.Woke(long round) -> woke(state, round);
    };
  }

  private static Next came(State state, Segment.Piece piece) {
    if (piece.offset() == 0) {
      return add(piece.session(), Gathered.nothingOf(piece.total()), piece, state.round());
    }
    return switch (state) {
      case State.Gathering(int session, Gathered gathered, _, long round)
          when session == piece.session() && gathered.total() == piece.total() ->
          add(session, gathered, piece, round);
      case State.Finished(int session, int total, _)
          when session == piece.session() && total == piece.total() ->
          Next.of(state, new Effect.Say(new Segment.Complete(session)));
      case State.Quiet _, State.Finished _, State.Gathering _ ->
          Next.of(state, new Effect.Say(new Segment.Wait(0)));
    };
  }

  private static Next add(int session, Gathered before, Segment.Piece piece, long round) {
    Gathered gathered = before.with(piece);
    if (gathered.isWhole()) {
      return Next.of(
          new State.Finished(session, gathered.total(), round + 1),
          new Effect.Say(new Segment.Complete(session)),
          new Effect.Deliver(gathered.octets()));
    }
    return gathered.hasLastByte()
        ? request(session, gathered, 1, round)
        : Next.of(
            new State.Gathering(session, gathered, 0, round + 1),
            new Effect.WakeAfter(round + 1, SILENCE_MILLIS));
  }

  private static Next request(int session, Gathered gathered, int requests, long round) {
    return Next.of(
        new State.Gathering(session, gathered, requests, round + 1),
        new Effect.Say(new Segment.Request(session, gathered.firstMissing())),
        new Effect.WakeAfter(round + 1, SILENCE_MILLIS));
  }

  private static Next woke(State state, long woken) {
    return switch (state) {
      case State.Gathering(int session, Gathered gathered, int requests, long round)
          when round == woken ->
          requests < REQUESTS_LIMIT
              ? request(session, gathered, requests + 1, round)
              : Next.of(new State.Quiet(round + 1));
      case State.Quiet _, State.Finished _, State.Gathering _ -> Next.of(state);
    };
  }

  private Reassembly() {}
}
