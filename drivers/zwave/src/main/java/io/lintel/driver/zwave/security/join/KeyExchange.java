package io.lintel.driver.zwave.security.join;

import java.util.Optional;

/**
 * Gives a node that was just added its keys. Pure: the shell sends, keeps timers, asks the operator
 * and holds the private key.
 *
 * <p>It must begin at once after the stick has added the node: a node waits 30 s for S2 and 10 s
 * for S0, and then no more.
 */
public final class KeyExchange {
  /** For a node that lists Security 2 in its node information. */
  public static JoinStep begin(JoinTerms terms) {
    return S2KeyExchange.begin(terms);
  }

  /** For a node that lists Security 0 alone. */
  public static JoinStep beginS0(NetworkKeys keys) {
    return S0KeyExchange.begin(keys);
  }

  public static JoinStep on(JoinState state, JoinInput input) {
    return switch (state) {
      case S2State s2 -> S2KeyExchange.on(s2, input);
      case S0State s0 -> S0KeyExchange.on(s0, input);
      case JoinState.Over over -> JoinStep.of(over, new JoinEffect.Ignored("after the end"));
    };
  }

  /** The node's key as it was heard, whose first group waits for the operator's PIN. */
  public static Optional<Dsk> awaitsPin(JoinState state) {
    return state instanceof S2State s2 && s2.phase() instanceof S2State.AwaitingPin waiting
        ? Optional.of(Dsk.ofPublicKey(waiting.nodeKey()))
        : Optional.empty();
  }

  private KeyExchange() {}
}
