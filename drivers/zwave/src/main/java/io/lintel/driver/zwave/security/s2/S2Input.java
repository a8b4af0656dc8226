package io.lintel.driver.zwave.security.s2;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;

/** What happens to the conversation with one node. */
public sealed interface S2Input {
  /**
   * Say a command. It waits while nonces are exchanged, at most {@link S2Machine#WAITING_LIMIT}.
   *
   * @param id chosen by the caller, another one for each command; names it in effects
   * @param repeatable whether it does no harm when the node obeys it twice: a question, or a
   *     supervised command, which the node knows again by its session
   */
  record Send(long id, Octets command, Level level, boolean repeatable) implements S2Input {}

  /**
   * What is due for a command leaves now: it is numbered and sealed at the last moment, as a node
   * drops without a sign what has a number before that of the frame that it heard last.
   *
   * @param unsent the frame that the caller took for it before and that surely never left, or none
   */
  record Take(long id, Octets unsent) implements S2Input {}

  /** A nonce for the node leaves now. */
  record TellNonce() implements S2Input {}

  /** The word that the node's multicasts are not read here leaves now. */
  record TellMiss() implements S2Input {}

  /** A frame of class 0x9F for this host alone, as it came off the air. */
  record Heard(Octets frame) implements S2Input {}

  /**
   * The caller has what it wanted of this command, or gives it up: it is neither sent nor repeated
   * from now on. To be said of every command that ended in none of the effects.
   */
  record Settled(long id) implements S2Input {}

  /** The question of {@link S2Effect.AskNonce} was acknowledged: its answer is due. */
  record Asked() implements S2Input {}

  /** A timer ran. It counts only if its round is still the current one. */
  record Woke(long round) implements S2Input {}

  /** From now on these keys hold, best first; nonces shared under others are forgotten. */
  record Grant(List<S2Grant> best) implements S2Input {
    public Grant {
      best = List.copyOf(best);
    }
  }

  /** Forget every nonce shared with the node. */
  record Forget() implements S2Input {}
}
