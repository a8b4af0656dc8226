package io.lintel.driver.zwave.security.s2;

import io.lintel.driver.zwave.wire.Octets;

/** Who has the air to itself: what is due leaves at once. */
public final class AtOnce {
  public static S2Next on(S2Machine machine, S2State state, S2Input input, long nowNanos) {
    S2Next next = machine.on(state, input, nowNanos);
    S2Next done = S2Next.of(next.state());
    for (S2Effect effect : next.effects()) {
      done = done.then(after -> perform(machine, after, effect, nowNanos));
    }
    return done;
  }

  private static S2Next perform(S2Machine machine, S2State state, S2Effect effect, long nowNanos) {
    return switch (effect) {
      case S2Effect.Due(long id, _) ->
          machine.on(state, new S2Input.Take(id, Octets.NONE), nowNanos);
      case S2Effect.NonceDue() -> machine.on(state, new S2Input.TellNonce(), nowNanos);
      case S2Effect.MissDue() -> machine.on(state, new S2Input.TellMiss(), nowNanos);
      default -> S2Next.of(state, effect);
    };
  }

  private AtOnce() {}
}
