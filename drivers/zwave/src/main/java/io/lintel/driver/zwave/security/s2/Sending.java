package io.lintel.driver.zwave.security.s2;

import io.lintel.driver.zwave.crypto.AesCcm;
import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.Optional;

/** The half of the machine that says things. */
final class Sending {
  /** How long a question for a nonce may take to leave, sleeping nodes and queues included. */
  private static final int ASK_LIMIT_MILLIS = 10_000;

  /** How long its answer takes once the node has the question. */
  private static final int ANSWER_LIMIT_MILLIS = 2_500;

  private static final int ASKS_LIMIT = 3;

  private final RandomSource random;

  Sending(RandomSource random) {
    this.random = random;
  }

  S2Next send(S2State state, S2Input.Send send, long nowNanos) {
    if (state.grant(send.level()).isEmpty()) {
      return S2Next.of(state, new S2Effect.Unsent(send.id(), S2Effect.Cause.NO_KEY));
    }
    if (state.span().canSend(send.level())) {
      return carry(state, send, false, nowNanos);
    }
    if (state.waiting().size() >= S2Machine.WAITING_LIMIT) {
      return S2Next.of(state, new S2Effect.Unsent(send.id(), S2Effect.Cause.TOO_MANY_WAIT));
    }
    S2State waiting = state.waiting(send);
    return state.waiting().isEmpty() ? ask(waiting.asked(0)) : S2Next.of(waiting);
  }

  /** All that waits, as far as nonces allow. */
  S2Next flush(S2State state, long nowNanos) {
    S2Next next = S2Next.of(state.waiting(List.of()).nextRound());
    for (S2Input.Send each : state.waiting()) {
      next = next.then(after -> send(after, each, nowNanos));
    }
    return next;
  }

  /** The node could not read what was carried last. */
  S2Next repeat(S2State state, S2State.Carried last, long nowNanos) {
    return last.repeated() || !last.send().repeatable()
        ? S2Next.of(state.carrying(Optional.empty()), new S2Effect.NotDecoded(last.send().id()))
        : carry(state, last.send(), true, nowNanos);
  }

  S2Next settled(S2State state, long id) {
    var left = state.waiting().stream().filter(each -> each.id() != id).toList();
    var carried = state.carried().filter(last -> last.send().id() != id);
    S2State next = state.waiting(left).carrying(carried);
    boolean nothingToAsk = left.isEmpty() && !state.waiting().isEmpty();
    return S2Next.of(nothingToAsk ? next.nextRound() : next);
  }

  S2Next asked(S2State state) {
    return state.waiting().isEmpty() ? S2Next.of(state) : wakeAfter(state, ANSWER_LIMIT_MILLIS);
  }

  /** No nonce came in time; perhaps the node began a span by itself meanwhile. */
  S2Next woke(S2State state, long nowNanos) {
    if (state.waiting().isEmpty()) {
      return S2Next.of(state);
    }
    if (state.span().canSend(state.waiting().getFirst().level())) {
      return flush(state, nowNanos);
    }
    return state.asks() < ASKS_LIMIT ? ask(state) : giveUp(state);
  }

  S2Next wakeAfter(S2State state, int delayMillis) {
    S2State next = state.nextRound();
    return S2Next.of(next, new S2Effect.WakeAfter(next.round(), delayMillis));
  }

  private S2Next ask(S2State state) {
    Octets frame = new S2Frame.NonceGet(state.sequence()).encode();
    var ask = new S2Effect.AskNonce(state.waiting().getFirst().id(), frame);
    return S2Next.of(state.numbered().asked(state.asks() + 1), ask)
        .then(asking -> wakeAfter(asking, ASK_LIMIT_MILLIS));
  }

  private static S2Next giveUp(S2State state) {
    var ends =
        state.waiting().stream()
            .map(each -> new S2Effect.Unsent(each.id(), S2Effect.Cause.NO_NONCE))
            .toArray(S2Effect[]::new);
    return S2Next.of(state.waiting(List.of()).nextRound(), ends);
  }

  private S2Next carry(S2State state, S2Input.Send send, boolean repeated, long nowNanos) {
    S2Grant grant = state.grant(send.level()).orElseThrow();
    Octets begin = Octets.NONE;
    S2State ready = state;
    if (state.span().usable(send.level()).isEmpty()) {
      Octets entropy = random.octets(Span.ENTROPY_BYTES);
      begin = Extensions.begin(entropy);
      ready = state.with(begun(state.span(), entropy, grant));
    }
    return seal(ready, send, begin, grant, repeated, nowNanos);
  }

  private static Span begun(Span span, Octets entropy, S2Grant grant) {
    var generator = Span.instantiate(entropy, span.theirs().orElseThrow(), grant.keys());
    return span.begun(new Span.Shared(grant.level(), generator, true));
  }

  private static S2Next seal(
      S2State state,
      S2Input.Send send,
      Octets begin,
      S2Grant grant,
      boolean repeated,
      long nowNanos) {
    Span.Shared shared = state.span().shared().orElseThrow();
    Span.Drawn drawn = Span.draw(shared.generator());
    Octets clear = S2Frame.Encapsulated.clear(state.sequence(), begin);
    int frameSize = clear.size() + send.command().size() + AesCcm.TAG_BYTES;
    Octets associated = state.peer().outgoing(clear, frameSize);
    Octets sealed = AesCcm.seal(grant.keys().sealing(), drawn.nonce(), associated, send.command());
    var carried = new S2State.Carried(send, repeated, Optional.of(drawn.nonce()), nowNanos);
    return S2Next.of(
        state
            .numbered()
            .with(state.span().drawn(shared.at(drawn.next())))
            .carrying(Optional.of(carried)),
        new S2Effect.Carry(send.id(), clear.plus(sealed), repeated));
  }
}
