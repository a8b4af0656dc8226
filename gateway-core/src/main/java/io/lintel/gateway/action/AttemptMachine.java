package io.lintel.gateway.action;

import io.lintel.gateway.action.AttemptEffect.Acknowledge;
import io.lintel.gateway.action.AttemptEffect.CallDriver;
import io.lintel.gateway.action.AttemptEffect.CommitEnd;
import io.lintel.gateway.action.AttemptEffect.CommitStart;
import io.lintel.gateway.action.AttemptEffect.Forget;
import io.lintel.gateway.action.AttemptEffect.LeaveLane;
import io.lintel.gateway.action.AttemptEffect.RefuseUnstored;
import io.lintel.gateway.action.AttemptEffect.RetryEnd;
import io.lintel.gateway.action.AttemptEffect.Revoke;
import io.lintel.gateway.action.AttemptInput.Came;
import io.lintel.gateway.action.AttemptInput.CommitFailed;
import io.lintel.gateway.action.AttemptInput.Committed;
import io.lintel.gateway.action.AttemptInput.Concluded;
import io.lintel.gateway.action.AttemptInput.DeadlinePassed;
import io.lintel.gateway.action.AttemptInput.NotAfterPassed;
import io.lintel.gateway.action.AttemptInput.ReadBack;
import io.lintel.gateway.action.AttemptInput.Turn;
import io.lintel.gateway.action.AttemptInput.Unfit;
import io.lintel.gateway.action.AttemptState.Accepting;
import io.lintel.gateway.action.AttemptState.Closing;
import io.lintel.gateway.action.AttemptState.Ended;
import io.lintel.gateway.action.AttemptState.Recovering;
import io.lintel.gateway.action.AttemptState.Running;
import io.lintel.gateway.action.AttemptState.Starting;
import io.lintel.gateway.action.AttemptState.Waiting;
import io.lintel.gateway.model.ActionType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The life of one attempt, pure. What does not belong to a state changes nothing: a late outcome, a
 * late timer, a second answer.
 *
 * @param type what it does
 * @param notAfterNanos boot time after which no hardware is touched
 * @param startedBefore an earlier run of the gateway had started it
 */
record AttemptMachine(ActionType type, long notAfterNanos, boolean startedBefore) {

  private static final String UNSTARTED = "it could not be started in time; nothing was moved";

  /** A state and what follows from having come there. */
  record Step(AttemptState state, List<AttemptEffect> effects) {}

  Step step(AttemptState state, AttemptInput input) {
    return switch (state) {
      case Accepting accepting -> accepting(accepting, input);
      case Waiting waiting -> waiting(waiting, input);
      case Starting starting -> starting(starting, input);
      case Running running -> running(running, input);
      case Recovering recovering -> recovering(recovering, input);
      case Closing closing -> closing(closing, input);
      case Ended ended -> stay(ended);
    };
  }

  private Step accepting(Accepting state, AttemptInput input) {
    return switch (input) {
      case Committed(long now) when state.starting() -> act(now, new Acknowledge());
      case Committed(long now) when allows(now) -> go(new Waiting(), new Acknowledge());
      case Committed late -> close(unstarted(), new Acknowledge()); // its timers ran
      case CommitFailed(var why) ->
          go(new Ended(), new LeaveLane(), new RefuseUnstored(why), new Forget());
      case Turn turn -> stay(state);
      case Unfit unfit -> stay(state);
      case Came came -> stay(state);
      case Concluded concluded -> stay(state);
      case ReadBack read -> stay(state);
      case NotAfterPassed passed -> stay(state); // the commit's answer decides
      case DeadlinePassed passed -> stay(state);
    };
  }

  private Step waiting(Waiting state, AttemptInput input) {
    return switch (input) {
      case Turn(long now) when allows(now) -> go(new Starting(), new CommitStart());
      case Turn late -> close(unstarted());
      case NotAfterPassed passed -> close(unstarted());
      case DeadlinePassed passed -> close(unstarted());
      case Unfit(var refusal) -> close(Ending.refused(refusal));
      case Committed committed -> stay(state);
      case CommitFailed failed -> stay(state);
      case Came came -> stay(state);
      case Concluded concluded -> stay(state);
      case ReadBack read -> stay(state);
    };
  }

  private Step starting(Starting state, AttemptInput input) {
    return switch (input) {
      case Committed(long now) -> act(now);
      case CommitFailed(var why) ->
          close(new Ending.Failure("uncategorized_error", notStored(why.message())));
      case Turn turn -> stay(state);
      case Unfit unfit -> stay(state);
      case Came came -> stay(state);
      case Concluded concluded -> stay(state);
      case ReadBack read -> stay(state);
      case NotAfterPassed passed -> stay(state); // the commit's answer decides
      case DeadlinePassed passed -> stay(state);
    };
  }

  private Step running(Running state, AttemptInput input) {
    return switch (input) {
      case Came(var outcome) -> close(Ending.of(type, outcome));
      case Concluded(var ending) -> close(ending);
      case DeadlinePassed passed ->
          close(Ending.timedOut(type, "the device gave no answer in time"), new Revoke());
      case Committed committed -> stay(state);
      case CommitFailed failed -> stay(state);
      case Turn turn -> stay(state);
      case Unfit unfit -> stay(state);
      case ReadBack read -> stay(state);
      case NotAfterPassed passed -> stay(state); // the permit ends by itself
    };
  }

  private Step recovering(Recovering state, AttemptInput input) {
    return switch (input) {
      case ReadBack(boolean goalReached) ->
          close(goalReached ? Ending.reached(type, true) : Ending.restarted(type), new Revoke());
      case DeadlinePassed passed -> close(Ending.restarted(type), new Revoke());
      case Committed committed -> stay(state);
      case CommitFailed failed -> stay(state);
      case Turn turn -> stay(state);
      case Unfit unfit -> stay(state);
      case Came came -> stay(state);
      case Concluded concluded -> stay(state);
      case NotAfterPassed passed -> stay(state);
    };
  }

  private static Step closing(Closing state, AttemptInput input) {
    return switch (input) {
      case Committed committed -> go(new Ended(), new Forget());
      case CommitFailed(var why) -> go(state, new RetryEnd(state.ending(), why));
      case Turn turn -> stay(state);
      case Unfit unfit -> stay(state);
      case Came came -> stay(state);
      case Concluded concluded -> stay(state);
      case ReadBack read -> stay(state);
      case NotAfterPassed passed -> stay(state);
      case DeadlinePassed passed -> stay(state);
    };
  }

  /** The intent is durable: act, if there is still time. */
  private Step act(long nowNanos, AttemptEffect... before) {
    return allows(nowNanos)
        ? new Step(new Running(), join(before, new CallDriver()))
        : close(unstarted(), before);
  }

  private Ending unstarted() {
    return startedBefore ? Ending.restarted(type) : Ending.expired(UNSTARTED);
  }

  private boolean allows(long nowNanos) {
    return nowNanos - notAfterNanos <= 0;
  }

  private static Step close(Ending ending, AttemptEffect... before) {
    return new Step(new Closing(ending), join(before, new CommitEnd(ending), new LeaveLane()));
  }

  private static Step go(AttemptState state, AttemptEffect... effects) {
    return new Step(state, List.of(effects));
  }

  private static Step stay(AttemptState state) {
    return new Step(state, List.of());
  }

  private static List<AttemptEffect> join(AttemptEffect[] before, AttemptEffect... after) {
    return Stream.concat(Arrays.stream(before), Arrays.stream(after)).toList();
  }

  private static String notStored(String cause) {
    return "the gateway could not write to its storage (%s), so nothing was moved; see to the card"
        .formatted(cause);
  }
}
