package io.lintel.driver.zwave.security.s2;

import io.lintel.driver.zwave.crypto.AesCcm;
import io.lintel.driver.zwave.crypto.CtrDrbg;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Finds the key and the nonce that open a message. */
final class Opening {
  /** Nonces tried from where both should stand: so many messages may be lost on the way. */
  private static final int NONCES_LIMIT = 5;

  /** When both speak at once they draw the same nonce; such a message comes this soon. */
  private static final long COLLISION_LIMIT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /**
   * An authentic message.
   *
   * @param span after it
   * @param collided whether it was sealed with the nonce of our last message
   */
  record Opened(Octets text, Level level, Span span, boolean collided) {}

  static Optional<Opened> of(S2State state, S2Frame.Encapsulated message, long nowNanos) {
    if (message.extensions().senderEntropy().isPresent()) {
      return beginning(state, message, nowNanos);
    }
    return following(state, message).or(() -> collided(state, message, nowNanos));
  }

  /** Begins a new span with entropy of ours: the key is looked for, best first. */
  private static Optional<Opened> beginning(
      S2State state, S2Frame.Encapsulated message, long nowNanos) {
    Octets sender = message.extensions().senderEntropy().orElseThrow();
    return state
        .span()
        .ours()
        .flatMap(
            ours ->
                state.grants().stream()
                    .flatMap(
                        grant -> beginning(state, message, sender, ours, grant, nowNanos).stream())
                    .findFirst());
  }

  private static Optional<Opened> beginning(
      S2State state,
      S2Frame.Encapsulated message,
      Octets sender,
      Span.Ours ours,
      S2Grant grant,
      long nowNanos) {
    CtrDrbg generator = Span.instantiate(sender, ours.entropy(), grant.keys());
    Span.Drawn drawn = Span.draw(generator);
    var shared = new Span.Shared(grant.level(), drawn.next(), !ours.maybeCrossed(nowNanos));
    return open(state, message, grant, drawn.nonce())
        .map(text -> new Opened(text, grant.level(), state.span().accepted(shared), false));
  }

  private static Optional<Opened> following(S2State state, S2Frame.Encapsulated message) {
    return state.span().shared().flatMap(shared -> following(state, message, shared));
  }

  private static Optional<Opened> following(
      S2State state, S2Frame.Encapsulated message, Span.Shared shared) {
    Optional<S2Grant> grant = state.grant(shared.level());
    CtrDrbg generator = shared.generator();
    for (int i = 0; i < NONCES_LIMIT && grant.isPresent(); i++) {
      Span.Drawn drawn = Span.draw(generator);
      Optional<Octets> text = open(state, message, grant.get(), drawn.nonce());
      if (text.isPresent()) {
        Span next = state.span().drawn(shared.at(drawn.next()));
        return Optional.of(new Opened(text.get(), shared.level(), next, false));
      }
      generator = drawn.next();
    }
    return Optional.empty();
  }

  /** Both spoke at once, with the same nonce; both stand behind it. */
  private static Optional<Opened> collided(
      S2State state, S2Frame.Encapsulated message, long nowNanos) {
    return state
        .carried()
        .filter(last -> nowNanos - last.atNanos() < COLLISION_LIMIT_NANOS)
        .flatMap(last -> collided(state, message, last));
  }

  private static Optional<Opened> collided(
      S2State state, S2Frame.Encapsulated message, S2State.Carried last) {
    Level level = last.send().level();
    return state
        .grant(level)
        .flatMap(grant -> last.nonce().flatMap(nonce -> open(state, message, grant, nonce)))
        .map(text -> new Opened(text, level, state.span(), true));
  }

  private static Optional<Octets> open(
      S2State state, S2Frame.Encapsulated message, S2Grant grant, Octets nonce) {
    Octets associated = state.peer().incoming(message.clear(), message.frameSize());
    return AesCcm.open(grant.keys().sealing(), nonce, associated, message.sealed());
  }

  private Opening() {}
}
