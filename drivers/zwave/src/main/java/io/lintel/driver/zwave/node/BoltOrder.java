package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.spi.Report.LockState;
import java.util.Optional;

/**
 * One order at a bolt. Pure. What was commanded and what is confirmed are two things: the radio's
 * acknowledgement proves neither, and the order is done when the node itself reports the goal.
 *
 * <p>The node is asked with growing pauses, as long as the permit stands. Without proof the order
 * ends as unknown: the bolt may have moved.
 */
public final class BoltOrder {
  /** Questions without so much as a radio acknowledgement, in a row, until it is given up. */
  private static final int SILENCES_LIMIT = 2;

  private static final int POLLS_LIMIT = 30;

  /** How often the permit is looked at while nothing else is due. */
  private static final int PERMIT_CHECK_MILLIS = 250;

  /** A bolt settles a little after it said that it would. */
  private static final int SETTLING_MILLIS = 300;

  /** What is wanted. */
  public enum Goal {
    LOCKED,
    UNLOCKED,
    /** To know. Nothing is set, and any position will do. */
    READ
  }

  /** Where it stands. */
  public enum Phase {
    SETTING,
    CONFIRMING,
    OVER
  }

  /**
   * One order's standing.
   *
   * @param told the last position heard while the set was on its way
   * @param polls asked so far
   * @param silences questions in a row that were not even acknowledged
   * @param round of the youngest timer
   */
  public record State(
      Goal goal,
      boolean listening,
      Phase phase,
      Optional<LockState> told,
      int polls,
      int silences,
      long round) {
    private State in(Phase next) {
      return new State(goal, listening, next, told, polls, silences, round);
    }

    private State hearing(LockState position) {
      return new State(goal, listening, phase, Optional.of(position), polls, silences, round);
    }

    private State asking() {
      return new State(goal, listening, phase, told, polls + 1, silences, round);
    }

    private State silent(int inARow) {
      return new State(goal, listening, phase, told, polls, inARow, round);
    }

    private State nextRound() {
      return new State(goal, listening, phase, told, polls, silences, round + 1);
    }

    private boolean isGoal(LockState position) {
      return switch (goal) {
        case LOCKED -> position == LockState.LOCKED;
        case UNLOCKED -> position == LockState.UNLOCKED;
        case READ -> true;
      };
    }
  }

  /** What happens to it. */
  public sealed interface Input {
    record SetEnded(Delivery delivery) implements Input {}

    record PollEnded(Delivery delivery) implements Input {}

    /**
     * The node reported a position.
     *
     * @param settlesInMillis how long the bolt is still on its way; 0 when it stands or does not
     *     say
     */
    record Told(LockState position, int settlesInMillis) implements Input {}

    /** A timer ran. */
    record Woke(long round, boolean permitStands) implements Input {}
  }

  /** What it wants done next; exactly one thing. */
  public sealed interface Effect {
    record Nothing() implements Effect {}

    /** Set the bolt, and look at the permit meanwhile. */
    record SendSet(WakeAfter meanwhile) implements Effect {}

    record SendPoll() implements Effect {}

    record WakeAfter(long round, int delayMillis) implements Effect {}

    record End(Ending ending) implements Effect {}
  }

  /** How it ended. */
  public sealed interface Ending {
    record Confirmed() implements Ending {}

    record Jammed() implements Ending {}

    record NeverLeft(Delivery.Cause cause) implements Ending {}

    /** The permit ended before any proof came. */
    record NoProof() implements Ending {}

    /** The node acknowledged neither set nor questions. */
    record NoAnswer() implements Ending {}

    record StickLost() implements Ending {}
  }

  /** A state and what is to be done. */
  public record Next(State state, Effect effect) {}

  public static Next begin(Goal goal, boolean listening) {
    Phase phase = goal == Goal.READ ? Phase.CONFIRMING : Phase.SETTING;
    var state = new State(goal, listening, phase, Optional.empty(), 0, 0, 1);
    return goal == Goal.READ
        ? poll(state)
        : new Next(state, new Effect.SendSet(new Effect.WakeAfter(1, PERMIT_CHECK_MILLIS)));
  }

  public static Next on(State state, Input input) {
    return switch (state.phase()) {
      case SETTING -> setting(state, input);
      case CONFIRMING -> confirming(state, input);
      case OVER -> stay(state);
    };
  }

  private static Next setting(State state, Input input) {
    return switch (input) {
      case Input.SetEnded(Delivery delivery) -> setEnded(state, delivery);
      // What is told now may be from before the set: it counts when the set has gone out.
      case Input.Told(LockState position, _) -> stay(state.hearing(position));
      case Input.Woke(long round, boolean permitStands) when round == state.round() ->
          permitStands ? wakeAfter(state, PERMIT_CHECK_MILLIS) : end(state, new Ending.NoProof());
      case Input.Woke _, Input.PollEnded _ -> stay(state);
    };
  }

  private static Next setEnded(State state, Delivery delivery) {
    return switch (delivery) {
      case Delivery.NeverLeft(var cause) -> end(state, new Ending.NeverLeft(cause));
      case Delivery.StickLost() -> end(state, new Ending.StickLost());
      case Delivery.Acknowledged(), Delivery.Unacknowledged() ->
          state.told().filter(state::isGoal).isPresent()
              ? end(state, new Ending.Confirmed())
              : wakeAfter(state.in(Phase.CONFIRMING), pauseMillis(state));
    };
  }

  private static Next confirming(State state, Input input) {
    return switch (input) {
      case Input.Told(LockState position, int settlesInMillis) ->
          told(state, position, settlesInMillis);
      case Input.PollEnded(Delivery delivery) -> pollEnded(state, delivery);
      case Input.Woke(long round, boolean permitStands) when round == state.round() ->
          permitStands ? poll(state) : end(state, new Ending.NoProof());
      case Input.Woke _, Input.SetEnded _ -> stay(state);
    };
  }

  private static Next told(State state, LockState position, int settlesInMillis) {
    if (state.isGoal(position)) {
      return end(state, new Ending.Confirmed());
    }
    if (position == LockState.JAMMED || state.told().filter(BoltOrder::isJam).isPresent()) {
      return end(state, new Ending.Jammed());
    }
    return settlesInMillis > 0
        ? wakeAfter(state, Math.min(settlesInMillis, 60_000) + SETTLING_MILLIS)
        : stay(state);
  }

  private static boolean isJam(LockState position) {
    return position == LockState.JAMMED;
  }

  private static Next pollEnded(State state, Delivery delivery) {
    return switch (delivery) {
      case Delivery.Acknowledged() -> wakeAfter(state.silent(0), pauseMillis(state));
      case Delivery.NeverLeft _ -> wakeAfter(state, pauseMillis(state));
      case Delivery.StickLost() -> end(state, new Ending.StickLost());
      case Delivery.Unacknowledged() ->
          state.silences() + 1 < SILENCES_LIMIT
              ? wakeAfter(state.silent(state.silences() + 1), pauseMillis(state))
              : end(state, new Ending.NoAnswer());
    };
  }

  /** Past the limit nothing is asked any more; a report may still come while the permit stands. */
  private static Next poll(State state) {
    return state.polls() < POLLS_LIMIT
        ? new Next(state.asking(), new Effect.SendPoll())
        : wakeAfter(state, PERMIT_CHECK_MILLIS);
  }

  /** A waking node is given its motor's time first; an answer that stays away gets more of it. */
  private static int pauseMillis(State state) {
    int doublings = Math.min(state.polls(), 5);
    int first = state.listening() ? 50 : 2_000;
    int longest = state.listening() ? 2_000 : 8_000;
    return Math.min(first << doublings, longest);
  }

  private static Next wakeAfter(State state, int delayMillis) {
    State next = state.nextRound();
    return new Next(next, new Effect.WakeAfter(next.round(), delayMillis));
  }

  private static Next stay(State state) {
    return new Next(state, new Effect.Nothing());
  }

  private static Next end(State state, Ending ending) {
    return new Next(state.in(Phase.OVER), new Effect.End(ending));
  }

  private BoltOrder() {}
}
