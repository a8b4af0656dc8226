package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.talk.Answer;
import io.lintel.driver.zwave.talk.SetNews;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.spi.Report.LockState;
import java.util.Optional;

/**
 * One order at a lock. Pure. What was commanded and what is confirmed are two things: the radio's
 * acknowledgement proves neither. The order is done when the node says so, by Supervision or by a
 * report of its position.
 *
 * <p>Where it does not say so by itself it is asked with growing pauses, as long as the permit
 * stands. Without proof the order ends as unknown: the bolt may have moved.
 */
public final class LockOrder {
  /** Questions without so much as a radio acknowledgement, in a row, until it is given up. */
  private static final int SILENCES_LIMIT = 2;

  private static final int POLLS_LIMIT = 30;

  /** How often the permit is looked at while nothing else is due. */
  private static final int PERMIT_CHECK_MILLIS = 250;

  /** A bolt settles a little after it said that it would. */
  private static final int SETTLING_MILLIS = 300;

  private static final int TRAVEL_LIMIT_MILLIS = 60_000;

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
    /** Nothing is on its way to the node; a position is waited for. */
    CONFIRMING,
    /** A question is on its way. */
    ASKING,
    OVER
  }

  /**
   * One order's standing.
   *
   * @param refused the node said that it failed or will not
   * @param told the last position heard while the set was on its way
   * @param polls asked so far
   * @param silences questions in a row that were not even acknowledged
   * @param round of the youngest timer
   */
  public record State(
      Goal goal,
      boolean listening,
      Phase phase,
      boolean refused,
      Optional<LockState> told,
      int polls,
      int silences,
      long round) {
    private State in(Phase next) {
      return new State(goal, listening, next, refused, told, polls, silences, round);
    }

    private State refusing() {
      return new State(goal, listening, phase, true, told, polls, silences, round);
    }

    private State hearing(LockState position) {
      return new State(
          goal, listening, phase, refused, Optional.of(position), polls, silences, round);
    }

    private State asking() {
      return new State(
          goal, listening, Phase.ASKING, refused, told, polls + 1, silences, round + 1);
    }

    private State silent(int inARow) {
      return new State(goal, listening, phase, refused, told, polls, inARow, round);
    }

    private State nextRound() {
      return new State(goal, listening, phase, refused, told, polls, silences, round + 1);
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
    record SetTold(SetNews news) implements Input {}

    record PollEnded(Answer answer) implements Input {}

    /**
     * The node reported a position.
     *
     * @param settlesInMillis how long the bolt may still be on its way; 0 when it stands or does
     *     not say
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

    /** Ask where the bolt is, and look at the permit meanwhile. */
    record SendPoll(WakeAfter meanwhile) implements Effect {}

    record WakeAfter(long round, int delayMillis) implements Effect {}

    record End(Ending ending) implements Effect {}
  }

  /** How it ended. */
  public sealed interface Ending {
    /** The node reported the wanted position. */
    record Confirmed() implements Ending {}

    /** The node said that it has done it, without a position: that is still to be told. */
    record Obeyed() implements Ending {}

    record Jammed() implements Ending {}

    /** The node said that it failed or will not, and its bolt is not stuck. */
    record Refused() implements Ending {}

    record NeverLeft(Delivery.Cause cause) implements Ending {}

    /** The node could not read it. */
    record NotDecoded() implements Ending {}

    /** The permit ended before any proof came. */
    record NoProof() implements Ending {}

    /** The node acknowledged neither set nor questions. */
    record NoAnswer() implements Ending {}

    record StickLost() implements Ending {}
  }

  /** A state and what is to be done. */
  public record Next(State state, Effect effect) {}

  public static Next begin(Goal goal, boolean listening) {
    var state = new State(goal, listening, Phase.SETTING, false, Optional.empty(), 0, 0, 1);
    return goal == Goal.READ
        ? poll(state)
        : new Next(state, new Effect.SendSet(permitCheck(state)));
  }

  public static Next on(State state, Input input) {
    return switch (state.phase()) {
      case SETTING -> setting(state, input);
      case CONFIRMING, ASKING -> confirming(state, input);
      case OVER -> stay(state);
    };
  }

  private static Next setting(State state, Input input) {
    return switch (input) {
      case Input.SetTold(SetNews news) -> setTold(state, news);
      // What is told now may be from before the set: it counts when the set has gone out.
      case Input.Told(LockState position, _) -> stay(state.hearing(position));
      case Input.Woke(long round, boolean permitStands) when round == state.round() ->
          permitStands ? wakeAfter(state, PERMIT_CHECK_MILLIS) : end(state, new Ending.NoProof());
      case Input.Woke _, Input.PollEnded _ -> stay(state);
    };
  }

  private static Next setTold(State state, SetNews news) {
    return switch (news) {
      case SetNews.Working _ -> stay(state);
      case SetNews.Confirmed() ->
          isTold(state) ? end(state, new Ending.Confirmed()) : end(state, new Ending.Obeyed());
      case SetNews.Failed() ->
          state.told().filter(LockOrder::isJam).isPresent()
              ? end(state, new Ending.Jammed())
              : poll(state.refusing());
      case SetNews.Delivered() -> setEnded(state);
      case SetNews.NotDecoded() -> end(state, new Ending.NotDecoded());
      case SetNews.Undelivered(Delivery delivery) -> undelivered(state, delivery);
    };
  }

  private static Next undelivered(State state, Delivery delivery) {
    return switch (delivery) {
      case Delivery.NeverLeft(var cause) -> end(state, new Ending.NeverLeft(cause));
      case Delivery.StickLost() -> end(state, new Ending.StickLost());
      case Delivery.Acknowledged(), Delivery.Unacknowledged() -> setEnded(state);
    };
  }

  private static Next setEnded(State state) {
    return isTold(state)
        ? end(state, new Ending.Confirmed())
        : wakeAfter(state.in(Phase.CONFIRMING), pauseMillis(state));
  }

  private static boolean isTold(State state) {
    return state.told().filter(state::isGoal).isPresent();
  }

  private static Next confirming(State state, Input input) {
    return switch (input) {
      case Input.Told(LockState position, int settlesInMillis) ->
          told(state, position, settlesInMillis);
      case Input.PollEnded(Answer answer) when state.phase() == Phase.ASKING ->
          pollEnded(state, answer);
      case Input.Woke(long round, boolean permitStands) when round == state.round() ->
          permitStands ? woke(state) : end(state, outOfTime(state));
      case Input.Woke _, Input.PollEnded _, Input.SetTold _ -> stay(state);
    };
  }

  private static Next woke(State state) {
    return state.phase() == Phase.ASKING ? wakeAfter(state, PERMIT_CHECK_MILLIS) : poll(state);
  }

  /**
   * A jam that was told before the set went out may have been loosened by it, so it counts last.
   */
  private static Ending outOfTime(State state) {
    if (state.told().filter(LockOrder::isJam).isPresent()) {
      return new Ending.Jammed();
    }
    return state.refused() ? new Ending.Refused() : new Ending.NoProof();
  }

  private static Next told(State state, LockState position, int settlesInMillis) {
    boolean undecided = position == LockState.UNKNOWN && settlesInMillis > 0;
    if (state.isGoal(position) && !undecided) {
      return end(state, new Ending.Confirmed());
    }
    if (isJam(position)) {
      return end(state, new Ending.Jammed());
    }
    if (settlesInMillis > 0) {
      int travel = Math.min(settlesInMillis, TRAVEL_LIMIT_MILLIS);
      return wakeAfter(state.in(Phase.CONFIRMING), travel + SETTLING_MILLIS);
    }
    return state.refused() ? end(state, new Ending.Refused()) : stay(state);
  }

  private static boolean isJam(LockState position) {
    return position == LockState.JAMMED;
  }

  private static Next pollEnded(State state, Answer answer) {
    State next = state.in(Phase.CONFIRMING);
    return switch (answer) {
      case Answer.Said _, Answer.Silence() -> wakeAfter(next.silent(0), pauseMillis(state));
      case Answer.NotDecoded() -> silence(next);
      case Answer.Undelivered(Delivery delivery) -> pollUndelivered(next, delivery);
    };
  }

  private static Next pollUndelivered(State state, Delivery delivery) {
    return switch (delivery) {
      case Delivery.Acknowledged(), Delivery.NeverLeft _ -> wakeAfter(state, pauseMillis(state));
      case Delivery.StickLost() -> end(state, new Ending.StickLost());
      case Delivery.Unacknowledged() -> silence(state);
    };
  }

  private static Next silence(State state) {
    int inARow = state.silences() + 1;
    return inARow < SILENCES_LIMIT
        ? wakeAfter(state.silent(inARow), pauseMillis(state))
        : end(state, state.refused() ? new Ending.Refused() : new Ending.NoAnswer());
  }

  /** Past the limit nothing is asked any more; a report may still come while the permit stands. */
  private static Next poll(State state) {
    if (state.polls() >= POLLS_LIMIT) {
      return wakeAfter(state, PERMIT_CHECK_MILLIS);
    }
    State next = state.asking();
    return new Next(next, new Effect.SendPoll(permitCheck(next)));
  }

  private static Effect.WakeAfter permitCheck(State state) {
    return new Effect.WakeAfter(state.round(), PERMIT_CHECK_MILLIS);
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

  private LockOrder() {}
}
