package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.api.NodeInformation;
import io.lintel.driver.zwave.api.NodeProtocolInfo;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.Octets;

/**
 * Getting to know a node: what the stick remembers of it, then what the node says itself. Pure. One
 * that does not answer is asked again, ever more rarely; a sleeping lock pays each question with
 * its battery.
 */
public final class Interview {
  /** Where it stands. */
  public enum Phase {
    ASKING_STICK,
    ASKING_NODE,
    PAUSING,
    OVER
  }

  /**
   * One node's standing.
   *
   * @param misses in a row
   * @param round of the youngest timer
   */
  public record State(Phase phase, boolean listening, Backoff misses, long round) {
    public static final State NONE = new State(Phase.OVER, false, Backoff.NONE, 0);

    private State in(Phase next) {
      return new State(next, listening, misses, round);
    }
  }

  /** What happens to it. */
  public sealed interface Input {
    /** The stick's answer to the first question. */
    record StickKnows(Octets protocolInfo) implements Input {}

    /** The node's information without its length byte. */
    record NodeSaid(Octets information) implements Input {}

    /** The question under way got no answer. */
    record Unanswered() implements Input {}

    record Woke(long round) implements Input {}
  }

  /** What it wants done next; exactly one thing. */
  public sealed interface Effect {
    record Nothing() implements Effect {}

    record AskStick() implements Effect {}

    record AskNode() implements Effect {}

    record WakeAfter(long round, int delayMillis) implements Effect {}

    /** The node did not answer, or not sensibly; it is asked again later. */
    record Failed(WakeAfter again) implements Effect {}

    /** The stick does not know the node: no question will help. */
    record NotInNetwork() implements Effect {}

    /**
     * Known.
     *
     * @param toCache what makes the interview unnecessary next time
     */
    record Known(NodeProfile profile, Octets toCache) implements Effect {}
  }

  /** A state and what is to be done. */
  public record Next(State state, Effect effect) {}

  /**
   * Begins anew, whatever went before.
   *
   * @param before the state left behind, whose timers must not count any more
   */
  public static Next begin(State before) {
    return new Next(
        new State(Phase.ASKING_STICK, false, Backoff.NONE, before.round() + 1),
        new Effect.AskStick());
  }

  /** Given up from outside: nothing that still comes counts. */
  public static State abandon(State state) {
    return new State(Phase.OVER, state.listening(), state.misses(), state.round() + 1);
  }

  public static Next on(State state, Input input) {
    return switch (input) {
      case Input.StickKnows(Octets info) when state.phase() == Phase.ASKING_STICK ->
          stickKnows(state, info);
      case Input.NodeSaid(Octets information) when isOpenToNews(state) ->
          nodeSaid(state, information);
      case Input.Unanswered() when isAsking(state) -> failed(state);
      case Input.Woke(long round) when round == state.round() -> woke(state);
      case Input.StickKnows _, Input.NodeSaid _, Input.Unanswered _, Input.Woke _ ->
          new Next(state, new Effect.Nothing());
    };
  }

  private static boolean isAsking(State state) {
    return state.phase() == Phase.ASKING_STICK || state.phase() == Phase.ASKING_NODE;
  }

  /** Also while pausing: a lock that was just handled may say it by itself. */
  private static boolean isOpenToNews(State state) {
    return state.phase() == Phase.ASKING_NODE || state.phase() == Phase.PAUSING;
  }

  private static Next stickKnows(State state, Octets info) {
    try {
      return ask(state, NodeProtocolInfo.decode(info));
    } catch (MalformedFrame _) {
      return failed(state);
    }
  }

  private static Next ask(State state, NodeProtocolInfo info) {
    if (!info.isKnown()) {
      return new Next(state.in(Phase.OVER), new Effect.NotInNetwork());
    }
    var next = new State(Phase.ASKING_NODE, info.listening(), state.misses(), state.round() + 1);
    return new Next(next, new Effect.AskNode());
  }

  private static Next nodeSaid(State state, Octets information) {
    try {
      var profile = NodeProfile.of(state.listening(), NodeInformation.decode(information));
      Octets toCache = NodeProfile.toCache(state.listening(), information);
      return new Next(state.in(Phase.OVER), new Effect.Known(profile, toCache));
    } catch (MalformedFrame _) {
      return failed(state);
    }
  }

  private static Next woke(State state) {
    return switch (state.phase()) {
      case PAUSING -> new Next(state.in(Phase.ASKING_STICK), new Effect.AskStick());
      case ASKING_STICK, ASKING_NODE, OVER -> new Next(state, new Effect.Nothing());
    };
  }

  private static Next failed(State state) {
    Backoff misses = state.misses().missed();
    var next = new State(Phase.PAUSING, state.listening(), misses, state.round() + 1);
    return new Next(
        next, new Effect.Failed(new Effect.WakeAfter(next.round(), misses.pauseMillis())));
  }

  private Interview() {}
}
