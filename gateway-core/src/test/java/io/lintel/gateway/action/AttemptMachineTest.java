package io.lintel.gateway.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import io.lintel.gateway.store.CommitResult;
import io.lintel.spi.Fault;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttemptMachineTest {

  private static final long NOT_AFTER = 1_000;
  private static final AttemptMachine UNLOCK =
      new AttemptMachine(ActionType.UNLOCK_DOOR, NOT_AFTER, false);
  private static final CommitResult.Failed FULL =
      new CommitResult.Failed(CommitResult.Cause.FULL, "disk full");
  private static final Fault FAULT = Fault.retry("test.fault", "the bolt is stuck");
  private static final Came DONE = new Came(Outcome.confirmed());

  @Test
  void on_an_idle_lane_one_commit_accepts_and_starts() {
    var step = UNLOCK.step(new Accepting(true), new Committed(NOT_AFTER));
    assertEquals(new Running(), step.state());
    assertEquals(List.of(new Acknowledge(), new CallDriver()), step.effects());
  }

  @Test
  void a_commit_that_took_too_long_calls_no_driver() {
    var step = UNLOCK.step(new Accepting(true), new Committed(NOT_AFTER + 1));
    assertEquals("action_attempt_expired", errorType(step));
    assertTrue(step.effects().contains(new Acknowledge()));
    assertTrue(step.effects().stream().noneMatch(CallDriver.class::isInstance));
  }

  @Test
  void on_a_busy_lane_it_waits_for_its_turn_and_commits_its_start_before_it_acts() {
    var waiting = UNLOCK.step(new Accepting(false), new Committed(1));
    assertEquals(new Waiting(), waiting.state());
    var starting = UNLOCK.step(waiting.state(), new Turn(2));
    assertEquals(List.of(new CommitStart()), starting.effects());
    var running = UNLOCK.step(starting.state(), new Committed(3));
    assertEquals(List.of(new CallDriver()), running.effects());
  }

  @Test
  void a_commit_that_took_too_long_on_a_busy_lane_waits_for_nothing() {
    var step = UNLOCK.step(new Accepting(false), new Committed(NOT_AFTER + 1));
    assertEquals("action_attempt_expired", errorType(step));
    assertEquals(new Acknowledge(), step.effects().getFirst());
  }

  @Test
  void a_turn_that_comes_too_late_moves_nothing() {
    assertEquals(
        "action_attempt_expired", errorType(UNLOCK.step(new Waiting(), new Turn(NOT_AFTER + 1))));
    assertEquals(
        "action_attempt_expired", errorType(UNLOCK.step(new Waiting(), new NotAfterPassed())));
    assertEquals(
        "action_attempt_expired",
        errorType(UNLOCK.step(new Starting(), new Committed(NOT_AFTER + 1))));
  }

  @Test
  void a_command_that_could_not_be_stored_is_refused_and_forgotten() {
    var step = UNLOCK.step(new Accepting(true), new CommitFailed(FULL));
    assertEquals(new Ended(), step.state());
    assertEquals(List.of(new LeaveLane(), new RefuseUnstored(FULL), new Forget()), step.effects());
  }

  @Test
  void a_start_that_could_not_be_stored_touches_no_hardware() {
    var step = UNLOCK.step(new Starting(), new CommitFailed(FULL));
    assertEquals("uncategorized_error", errorType(step));
    assertTrue(step.effects().stream().noneMatch(CallDriver.class::isInstance));
  }

  @Test
  void no_proof_by_the_deadline_ends_as_command_timeout_and_revokes_the_permit() {
    var step = UNLOCK.step(new Running(), new DeadlinePassed());
    assertEquals("command_timeout", errorType(step));
    assertTrue(step.effects().contains(new Revoke()));
  }

  @Test
  void the_outcome_says_how_it_ends() {
    assertEquals("success", errorType(UNLOCK.step(new Running(), DONE)));
    assertEquals("lock_jammed", errorType(running(new Outcome.Refused(Reason.LOCK_JAMMED, FAULT))));
    assertEquals(
        "device_disconnected",
        errorType(running(new Outcome.NotSent(Reason.DEVICE_DISCONNECTED, FAULT))));
    assertEquals(
        "action_attempt_expired",
        errorType(running(new Outcome.NotSent(Reason.PERMIT_ENDED, FAULT))));
    assertEquals(
        "uncategorized_error",
        errorType(running(new Outcome.Refused(Reason.UNCATEGORIZED, FAULT))));
    assertEquals("command_timeout", errorType(running(new Outcome.Unknown(FAULT))));
  }

  @Test
  void after_a_restart_only_the_device_can_prove_success() {
    assertEquals("success", errorType(UNLOCK.step(new Recovering(), new ReadBack(true))));
    assertEquals(
        "gateway_restarted", errorType(UNLOCK.step(new Recovering(), new ReadBack(false))));
    assertEquals(
        "gateway_restarted", errorType(UNLOCK.step(new Recovering(), new DeadlinePassed())));
  }

  @Test
  void an_end_that_could_not_be_written_is_written_again() {
    var ending = Ending.restarted(ActionType.UNLOCK_DOOR);
    var step = UNLOCK.step(new Closing(ending), new CommitFailed(FULL));
    assertEquals(List.of(new RetryEnd(ending, FULL)), step.effects());
    assertEquals(new Closing(ending), step.state());
  }

  static Stream<AttemptInput> inputs() {
    return Stream.of(
        new Committed(5),
        new CommitFailed(FULL),
        new Turn(5),
        new Unfit(new Refusal(Refusal.Reason.CAPABILITY, "no")),
        DONE,
        new ReadBack(true),
        new NotAfterPassed(),
        new DeadlinePassed());
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void after_the_end_nothing_changes(AttemptInput input) {
    assertEquals(new AttemptMachine.Step(new Ended(), List.of()), UNLOCK.step(new Ended(), input));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void an_attempt_that_is_closing_keeps_its_ending(AttemptInput input) {
    var ending = Ending.reached(ActionType.UNLOCK_DOOR, true);
    var step = UNLOCK.step(new Closing(ending), input);
    assertTrue(step.state().equals(new Closing(ending)) || step.state().equals(new Ended()));
    assertTrue(step.effects().stream().noneMatch(CommitEnd.class::isInstance));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void only_a_commit_lets_the_driver_be_called(AttemptInput input) {
    for (var state :
        List.of(new Accepting(true), new Accepting(false), new Waiting(), new Starting())) {
      var calls = UNLOCK.step(state, input).effects().contains(new CallDriver());
      assertTrue(!calls || input instanceof Committed, state + " " + input);
    }
  }

  private static AttemptMachine.Step running(Outcome outcome) {
    return UNLOCK.step(new Running(), new Came(outcome));
  }

  private static String errorType(AttemptMachine.Step step) {
    var closing = assertInstanceOf(Closing.class, step.state());
    assertTrue(step.effects().contains(new CommitEnd(closing.ending())));
    return switch (closing.ending()) {
      case Ending.Success success -> "success";
      case Ending.Failure failure -> failure.type();
    };
  }
}
