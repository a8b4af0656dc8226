package io.lintel.driver.zwave.security.s2;

import io.lintel.driver.zwave.crypto.RandomSource;
import java.util.List;
import java.util.Optional;

/**
 * Speaks with one node under S2 and keeps both sides in step (SDS13783, 4.2.6). Pure but for the
 * random source: the same state, input, time and random bytes give the same end.
 *
 * <p>Frames are made as they leave, and so leave in the order of their numbers.
 *
 * <p>A message that the node could not read is sealed anew and sent once more, if it may be. What
 * this side cannot read is answered with a nonce, so that the node does the same.
 */
public final class S2Machine {
  /** Commands that wait for a nonce; one more ends unsent. */
  public static final int WAITING_LIMIT = 8;

  private final Sending sending;
  private final Hearing hearing;
  private final RandomSource random;

  public S2Machine(RandomSource random) {
    this.random = random;
    sending = new Sending(random);
    hearing = new Hearing(random, sending);
  }

  /**
   * A conversation in which no nonce is shared yet: each start of the daemon begins so.
   *
   * @param best keys that hold, best first
   */
  public S2State begin(S2Peer peer, List<S2Grant> best) {
    return new S2State(
        peer,
        List.copyOf(best),
        random.octets(1).at(0),
        Span.NONE,
        Heard.NOTHING,
        List.of(),
        0,
        Optional.empty(),
        0);
  }

  public S2Next on(S2State state, S2Input input, long nowNanos) {
    return switch (input) {
      case S2Input.Send send -> sending.send(state, send);
      case S2Input.Take(long id, var unsent) -> sending.take(state, id, unsent, nowNanos);
      case S2Input.TellNonce() -> hearing.tell(state, nowNanos);
      case S2Input.TellMiss() -> Hearing.tellMiss(state);
      case S2Input.Heard(var frame) -> hearing.heard(state, frame, nowNanos);
      case S2Input.Settled(long id) -> sending.settled(state, id);
      case S2Input.Asked() -> sending.asked(state);
      case S2Input.Woke(long round) ->
          round == state.round() ? sending.woke(state) : S2Next.of(state);
      case S2Input.Grant(var best) ->
          Sending.granted(state.with(state.span().under(state.grants(), best)).granted(best));
      case S2Input.Forget() -> S2Next.of(state.with(Span.NONE).carrying(Optional.empty()));
    };
  }
}
