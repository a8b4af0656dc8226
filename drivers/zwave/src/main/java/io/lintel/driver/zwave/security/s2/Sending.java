package io.lintel.driver.zwave.security.s2;

import io.lintel.driver.zwave.crypto.AesCcm;
import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The half of the machine that says things. */
final class Sending {
  /** How long a question for a nonce may take to leave, sleeping nodes and queues included. */
  private static final int ASK_LIMIT_MILLIS = 10_000;

  /** How long its answer takes once the node has the question. */
  private static final int ANSWER_LIMIT_MILLIS = 2_500;

  private static final int ASKS_LIMIT = 3;

  /**
   * The second is for a nonce that was overtaken: each frame that the node cannot read has it tell
   * a new one, and what left before the first was heard makes that useless.
   */
  private static final int REPETITIONS_LIMIT = 2;

  /** How long the node is silent once it has told of all that it could not read. */
  private static final int CALM_MILLIS = 300;

  private final RandomSource random;

  Sending(RandomSource random) {
    this.random = random;
  }

  S2Next send(S2State state, S2Input.Send send) {
    if (state.grant(send.level()).isEmpty()) {
      return S2Next.of(state, new S2Effect.Unsent(send.id(), S2Effect.Cause.NO_KEY));
    }
    if (state.waiting().size() >= S2Machine.WAITING_LIMIT) {
      return S2Next.of(state, new S2Effect.Unsent(send.id(), S2Effect.Cause.TOO_MANY_WAIT));
    }
    boolean askedAlready = !state.waiting().isEmpty() && !state.span().canSend(send.level());
    var pending = new S2State.Pending(send, 0);
    return askedAlready
        ? S2Next.of(state.waiting(pending))
        : S2Next.of(state.waiting(pending), due(pending));
  }

  /** What is due for a command leaves: itself, or the question for the nonce that it needs. */
  S2Next take(S2State state, long id, Octets unsent, long nowNanos) {
    Optional<S2State.Pending> pending = state.pending(id);
    if (pending.isPresent()) {
      return take(state, pending.get(), nowNanos);
    }
    return state
        .carried()
        .filter(last -> last.send().id() == id && last.frame().equals(unsent))
        .map(last -> takeAgain(state, last, nowNanos))
        .orElse(S2Next.of(state));
  }

  /** All that waits may leave, as far as nonces allow. */
  S2Next flush(S2State state) {
    var dues = state.waiting().stream().map(Sending::due).toArray(S2Effect[]::new);
    return S2Next.of(state.asked(0).nextRound(), dues);
  }

  /** The node could not read what was carried last. */
  S2Next repeat(S2State state, S2State.Carried last) {
    if (last.repetitions() == REPETITIONS_LIMIT || !last.send().repeatable()) {
      return S2Next.of(state.carrying(Optional.empty()), new S2Effect.NotDecoded(last.send().id()));
    }
    var pending = new S2State.Pending(last.send(), last.repetitions() + 1);
    S2State waiting = state.without(last.send().id()).waiting(pending);
    return isLast(pending)
        ? calm(waiting.carrying(Optional.empty()))
        : S2Next.of(waiting, due(pending));
  }

  /** Waits for the last nonce that the node tells before a last repetition. */
  S2Next calm(S2State state) {
    return wakeAfter(state, CALM_MILLIS);
  }

  /** Whether a command waits for its last repetition. */
  static boolean isCalming(S2State state) {
    return state.waiting().stream().anyMatch(Sending::isLast);
  }

  private static boolean isLast(S2State.Pending pending) {
    return pending.repetitions() == REPETITIONS_LIMIT;
  }

  S2Next settled(S2State state, long id) {
    var carried = state.carried().filter(last -> last.send().id() != id);
    S2State next = state.without(id).carrying(carried);
    boolean nothingToAsk = next.waiting().isEmpty() && !state.waiting().isEmpty();
    return S2Next.of(nothingToAsk ? next.asked(0).nextRound() : next);
  }

  /**
   * What waits for a key that does not hold any more ends, and what left under it is not repeated.
   */
  static S2Next granted(S2State state) {
    Predicate<S2Input.Send> held = send -> state.grant(send.level()).isPresent();
    var kept = state.waiting().stream().filter(each -> held.test(each.send())).toList();
    var ends =
        state.waiting().stream()
            .filter(each -> !kept.contains(each))
            .map(each -> new S2Effect.Unsent(each.send().id(), S2Effect.Cause.NO_KEY))
            .toArray(S2Effect[]::new);
    var carried = state.carried().filter(last -> held.test(last.send()));
    return S2Next.of(state.waiting(kept).carrying(carried), ends);
  }

  S2Next asked(S2State state) {
    return state.waiting().isEmpty() ? S2Next.of(state) : wakeAfter(state, ANSWER_LIMIT_MILLIS);
  }

  /** No nonce came in time; perhaps the node began a span by itself meanwhile. */
  S2Next woke(S2State state) {
    if (state.waiting().isEmpty()) {
      // A nonce that comes now answers no question: it says that a command could not be read.
      return S2Next.of(state.asked(0));
    }
    S2State.Pending first = state.waiting().getFirst();
    if (state.span().canSend(first.send().level())) {
      return flush(state);
    }
    return state.asks() < ASKS_LIMIT
        ? S2Next.of(state.asked(state.asks() + 1), due(first))
        : giveUp(state);
  }

  S2Next wakeAfter(S2State state, int delayMillis) {
    S2State next = state.nextRound();
    return S2Next.of(next, new S2Effect.WakeAfter(next.round(), delayMillis));
  }

  private S2Next take(S2State state, S2State.Pending pending, long nowNanos) {
    return state.span().canSend(pending.send().level())
        ? carry(state.without(pending.send().id()), pending, nowNanos)
        : ask(state.asked(Math.max(1, state.asks())), pending.send().id());
  }

  /** The very frame, if nothing was said or heard since: a skipped nonce has to be searched for. */
  private S2Next takeAgain(S2State state, S2State.Carried last, long nowNanos) {
    boolean isNext = state.sequence() == S2Frame.sequenceAfter(last.frame());
    boolean isInStep = state.span().shared().equals(Optional.of(last.shared()));
    if (isNext && isInStep && last.nonce().isPresent()) {
      long id = last.send().id();
      return S2Next.of(state, new S2Effect.Carry(id, last.frame(), last.repetitions() > 0));
    }
    var pending = new S2State.Pending(last.send(), last.repetitions());
    return take(state.carrying(Optional.empty()).waiting(pending), pending, nowNanos);
  }

  private S2Next ask(S2State state, long id) {
    Octets frame = new S2Frame.NonceGet(state.sequence()).encode();
    return S2Next.of(state.numbered(), new S2Effect.AskNonce(id, frame))
        .then(asking -> wakeAfter(asking, ASK_LIMIT_MILLIS));
  }

  private static S2Next giveUp(S2State state) {
    var ends =
        state.waiting().stream()
            .map(each -> new S2Effect.Unsent(each.send().id(), S2Effect.Cause.NO_NONCE))
            .toArray(S2Effect[]::new);
    return S2Next.of(state.waiting(List.of()).asked(0).nextRound(), ends);
  }

  private static S2Effect due(S2State.Pending pending) {
    return new S2Effect.Due(pending.send().id(), pending.repetitions() > 0);
  }

  private S2Next carry(S2State state, S2State.Pending pending, long nowNanos) {
    S2Grant grant = state.grant(pending.send().level()).orElseThrow();
    Octets begin = Octets.NONE;
    S2State ready = state;
    if (state.span().usable(pending.send().level()).isEmpty()) {
      Octets entropy = random.octets(Span.ENTROPY_BYTES);
      begin = Extensions.begin(entropy);
      ready = state.with(begun(state.span(), entropy, grant, nowNanos));
    }
    return seal(ready, pending, begin, grant, nowNanos);
  }

  private static Span begun(Span span, Octets entropy, S2Grant grant, long nowNanos) {
    var generator = Span.instantiate(entropy, span.theirs().orElseThrow(), grant.keys());
    return span.begun(new Span.Shared(grant.level(), generator, true), nowNanos);
  }

  private static S2Next seal(
      S2State state, S2State.Pending pending, Octets begin, S2Grant grant, long nowNanos) {
    S2Input.Send send = pending.send();
    Span.Shared shared = state.span().shared().orElseThrow();
    Span.Drawn drawn = Span.draw(shared.generator());
    Octets clear = S2Frame.Encapsulated.clear(state.sequence(), begin);
    int frameSize = clear.size() + send.command().size() + AesCcm.TAG_BYTES;
    Octets associated = state.peer().outgoing(clear, frameSize);
    Octets sealed = AesCcm.seal(grant.keys().sealing(), drawn.nonce(), associated, send.command());
    Octets frame = clear.plus(sealed);
    Span.Shared after = shared.at(drawn.next());
    var carried =
        new S2State.Carried(
            send, pending.repetitions(), frame, Optional.of(drawn.nonce()), after, nowNanos);
    return S2Next.of(
        state.numbered().with(state.span().drawn(after)).carrying(Optional.of(carried)),
        new S2Effect.Carry(send.id(), frame, pending.repetitions() > 0));
  }
}
