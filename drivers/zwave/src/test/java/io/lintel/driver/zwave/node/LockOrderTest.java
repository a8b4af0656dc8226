package io.lintel.driver.zwave.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.lintel.driver.zwave.node.LockOrder.Effect;
import io.lintel.driver.zwave.node.LockOrder.Ending;
import io.lintel.driver.zwave.node.LockOrder.Goal;
import io.lintel.driver.zwave.node.LockOrder.Input;
import io.lintel.driver.zwave.talk.Answer;
import io.lintel.driver.zwave.talk.SetNews;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report.LockState;
import org.junit.jupiter.api.Test;

class LockOrderTest {
  private static final Input DELIVERED_SET = new Input.SetTold(new SetNews.Delivered());
  private static final Input SILENT_SET =
      new Input.SetTold(new SetNews.Undelivered(new Delivery.Unacknowledged()));
  private static final Input UNANSWERED_POLL = new Input.PollEnded(new Answer.Silence());
  private static final Input SILENT_POLL =
      new Input.PollEnded(new Answer.Undelivered(new Delivery.Unacknowledged()));

  private LockOrder.Next now = LockOrder.begin(Goal.UNLOCKED, true);

  @Test
  void an_acknowledged_set_is_followed_by_a_question_and_is_not_the_end() {
    input(DELIVERED_SET);
    assertEquals(50, assertInstanceOf(Effect.WakeAfter.class, now.effect()).delayMillis());
    wake(true);
    assertInstanceOf(Effect.SendPoll.class, now.effect());
  }

  @Test
  void the_reported_goal_is_the_proof() {
    input(DELIVERED_SET);
    input(told(LockState.UNLOCKED));
    assertEnds(new Ending.Confirmed());
  }

  @Test
  void a_report_that_overtakes_the_end_of_the_set_counts_when_that_comes() {
    input(told(LockState.UNLOCKED));
    assertEquals(new Effect.Nothing(), now.effect());
    input(DELIVERED_SET);
    assertEnds(new Ending.Confirmed());
  }

  @Test
  void of_two_reports_before_the_end_of_the_set_the_later_one_counts() {
    input(told(LockState.UNLOCKED));
    input(told(LockState.LOCKED));
    input(DELIVERED_SET);
    assertInstanceOf(Effect.WakeAfter.class, now.effect());
  }

  @Test
  void a_jam_from_before_the_set_counts_when_the_bolt_has_not_come_by_the_end() {
    input(told(LockState.JAMMED));
    input(DELIVERED_SET);
    input(told(LockState.LOCKED));
    assertEquals(new Effect.Nothing(), now.effect());
    wake(false);
    assertEnds(new Ending.Jammed());
  }

  @Test
  void a_jam_from_before_the_set_that_it_loosens_is_no_end() {
    input(told(LockState.JAMMED));
    input(DELIVERED_SET);
    input(new Input.Told(LockState.LOCKED, 2_000));
    input(told(LockState.UNLOCKED));
    assertEnds(new Ending.Confirmed());
  }

  @Test
  void a_jam_ends_it() {
    input(DELIVERED_SET);
    input(told(LockState.JAMMED));
    assertEnds(new Ending.Jammed());
  }

  @Test
  void a_bolt_on_its_way_is_asked_when_it_should_have_arrived() {
    input(DELIVERED_SET);
    input(new Input.Told(LockState.LOCKED, 2_000));
    assertEquals(2_300, assertInstanceOf(Effect.WakeAfter.class, now.effect()).delayMillis());
  }

  @Test
  void a_bolt_that_claims_to_take_long_is_asked_after_a_minute() {
    input(DELIVERED_SET);
    input(new Input.Told(LockState.UNKNOWN, 600_000));
    assertEquals(60_300, assertInstanceOf(Effect.WakeAfter.class, now.effect()).delayMillis());
  }

  @Test
  void questions_come_at_growing_intervals() {
    input(DELIVERED_SET);
    int[] pauses = {100, 200, 400, 800, 1_600, 1_600};
    for (int pause : pauses) {
      wake(true);
      input(UNANSWERED_POLL);
      assertEquals(pause, assertInstanceOf(Effect.WakeAfter.class, now.effect()).delayMillis());
    }
  }

  @Test
  void a_sleeping_lock_is_given_its_motors_time_first() {
    now = LockOrder.begin(Goal.LOCKED, false);
    input(DELIVERED_SET);
    assertEquals(2_000, assertInstanceOf(Effect.WakeAfter.class, now.effect()).delayMillis());
  }

  @Test
  void after_thirty_questions_it_only_listens() {
    input(DELIVERED_SET);
    for (int i = 0; i < 30; i++) {
      wake(true);
      assertInstanceOf(Effect.SendPoll.class, now.effect());
      input(UNANSWERED_POLL);
    }
    wake(true);
    assertInstanceOf(Effect.WakeAfter.class, now.effect());
    input(told(LockState.UNLOCKED));
    assertEnds(new Ending.Confirmed());
  }

  @Test
  void without_proof_by_the_end_of_the_permit_it_ends_as_that() {
    input(DELIVERED_SET);
    wake(false);
    assertEnds(new Ending.NoProof());
  }

  @Test
  void a_silent_node_is_asked_twice_more_and_then_given_up() {
    input(SILENT_SET);
    wake(true);
    input(SILENT_POLL);
    wake(true);
    input(SILENT_POLL);
    assertEnds(new Ending.NoAnswer());
  }

  @Test
  void an_answer_between_silences_keeps_it_alive() {
    input(SILENT_SET);
    for (Input poll : new Input[] {SILENT_POLL, UNANSWERED_POLL, SILENT_POLL}) {
      wake(true);
      input(poll);
      assertInstanceOf(Effect.WakeAfter.class, now.effect());
    }
  }

  @Test
  void a_question_that_never_left_is_no_silence_of_the_node() {
    input(DELIVERED_SET);
    var held = new Delivery.NeverLeft(Delivery.Cause.STICK_BUSY);
    for (int i = 0; i < 3; i++) {
      wake(true);
      input(new Input.PollEnded(new Answer.Undelivered(held)));
      assertInstanceOf(Effect.WakeAfter.class, now.effect());
    }
  }

  @Test
  void a_node_that_can_read_no_question_is_given_up_as_a_silent_one() {
    input(DELIVERED_SET);
    wake(true);
    input(new Input.PollEnded(new Answer.NotDecoded()));
    wake(true);
    input(new Input.PollEnded(new Answer.NotDecoded()));
    assertEnds(new Ending.NoAnswer());
  }

  @Test
  void what_never_left_ends_as_that() {
    input(
        new Input.SetTold(
            new SetNews.Undelivered(new Delivery.NeverLeft(Delivery.Cause.AIR_JAMMED))));
    assertEnds(new Ending.NeverLeft(Delivery.Cause.AIR_JAMMED));
  }

  @Test
  void a_lost_stick_ends_it() {
    input(new Input.SetTold(new SetNews.Undelivered(new Delivery.StickLost())));
    assertEnds(new Ending.StickLost());
  }

  @Test
  void a_timer_of_an_earlier_round_changes_nothing() {
    input(DELIVERED_SET);
    long stale = now.state().round() - 1;
    input(new Input.Woke(stale, true));
    assertEquals(new Effect.Nothing(), now.effect());
  }

  @Test
  void a_late_timer_does_not_end_a_set_that_is_on_its_way() {
    wake(true);
    input(new Input.Woke(now.state().round() - 1, false));
    assertEquals(new Effect.Nothing(), now.effect());
  }

  @Test
  void after_the_end_nothing_counts() {
    input(DELIVERED_SET);
    input(told(LockState.UNLOCKED));
    input(told(LockState.JAMMED));
    assertEquals(new Effect.Nothing(), now.effect());
    wake(true);
    assertEquals(new Effect.Nothing(), now.effect());
  }

  @Test
  void reading_asks_at_once_and_takes_any_position() {
    now = LockOrder.begin(Goal.READ, true);
    assertInstanceOf(Effect.SendPoll.class, now.effect());
    input(told(LockState.JAMMED));
    assertEnds(new Ending.Confirmed());
  }

  @Test
  void reading_waits_for_a_bolt_that_does_not_know_yet_where_it_comes_to() {
    now = LockOrder.begin(Goal.READ, true);
    input(new Input.Told(LockState.UNKNOWN, 2_000));
    assertEquals(2_300, assertInstanceOf(Effect.WakeAfter.class, now.effect()).delayMillis());
    wake(true);
    input(told(LockState.UNKNOWN));
    assertEnds(new Ending.Confirmed());
  }

  @Test
  void a_node_that_says_it_is_done_has_obeyed() {
    input(new Input.SetTold(new SetNews.Working(3_000)));
    assertEquals(new Effect.Nothing(), now.effect());
    input(new Input.SetTold(new SetNews.Confirmed()));
    assertEnds(new Ending.Obeyed());
  }

  @Test
  void a_node_that_says_it_failed_is_asked_where_its_bolt_is() {
    input(new Input.SetTold(new SetNews.Failed()));
    assertInstanceOf(Effect.SendPoll.class, now.effect());
    input(told(LockState.JAMMED));
    assertEnds(new Ending.Jammed());
  }

  @Test
  void a_node_that_failed_and_is_not_stuck_has_refused() {
    input(new Input.SetTold(new SetNews.Failed()));
    input(told(LockState.LOCKED));
    assertEnds(new Ending.Refused());
  }

  @Test
  void a_node_that_failed_and_tells_no_more_has_refused() {
    input(new Input.SetTold(new SetNews.Failed()));
    wake(false);
    assertEnds(new Ending.Refused());
  }

  @Test
  void what_the_node_could_not_read_ends_as_that() {
    input(new Input.SetTold(new SetNews.NotDecoded()));
    assertEnds(new Ending.NotDecoded());
  }

  @Test
  void that_a_node_could_not_read_it_is_no_proof_that_nothing_moved() {
    assertInstanceOf(Outcome.Unknown.class, Outcomes.of(new Ending.NotDecoded(), new NodeId(7)));
  }

  @Test
  void the_permit_is_looked_at_while_a_question_is_on_its_way() {
    input(DELIVERED_SET);
    wake(true);
    assertInstanceOf(Effect.SendPoll.class, now.effect());
    wake(true);
    assertEquals(250, assertInstanceOf(Effect.WakeAfter.class, now.effect()).delayMillis());
    wake(false);
    assertEnds(new Ending.NoProof());
  }

  private void input(Input input) {
    now = LockOrder.on(now.state(), input);
  }

  private void wake(boolean permitStands) {
    input(new Input.Woke(now.state().round(), permitStands));
  }

  private void assertEnds(Ending ending) {
    assertEquals(new Effect.End(ending), now.effect());
  }

  private static Input told(LockState position) {
    return new Input.Told(position, 0);
  }
}
