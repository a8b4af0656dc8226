package io.lintel.driver.zwave.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.lintel.driver.zwave.encap.Supervision;
import io.lintel.driver.zwave.talk.ExchangeMachine.Aim;
import io.lintel.driver.zwave.talk.ExchangeMachine.Effect;
import io.lintel.driver.zwave.talk.ExchangeMachine.Ending;
import io.lintel.driver.zwave.talk.ExchangeMachine.Input;
import io.lintel.driver.zwave.transport.Delivery;
import org.junit.jupiter.api.Test;

class ExchangeMachineTest {
  private static final Input ACKNOWLEDGED = new Input.Sent(new Delivery.Acknowledged());
  private static final Input UNACKNOWLEDGED = new Input.Sent(new Delivery.Unacknowledged());
  private static final Input HELD =
      new Input.Sent(new Delivery.NeverLeft(Delivery.Cause.PERMIT_ENDED));

  private ExchangeMachine.Next now = ExchangeMachine.begin(Aim.REPORT, 1, false, 0);

  @Test
  void a_node_that_was_at_it_is_not_told_twice_when_it_says_it_knows_no_supervision() {
    input(ACKNOWLEDGED);
    input(reported(Supervision.Status.WORKING, 5));
    assertInstanceOf(Effect.Work.class, now.effect());
    input(reported(Supervision.Status.NO_SUPPORT, 0));
    assertEquals(new Effect.End(new Ending.Failed()), now.effect());
  }

  @Test
  void a_node_that_knows_no_supervision_is_told_once_more_without() {
    input(ACKNOWLEDGED);
    input(reported(Supervision.Status.NO_SUPPORT, 0));
    assertEquals(new Effect.SendUnsupervised(), now.effect());
    input(reported(Supervision.Status.NO_SUPPORT, 0));
    assertEquals(new Effect.Nothing(), now.effect());
  }

  @Test
  void a_node_that_claims_to_take_long_is_waited_for_ten_minutes() {
    input(ACKNOWLEDGED);
    // 126 minutes
    input(reported(Supervision.Status.WORKING, 0xFD));
    assertEquals(602_000, assertInstanceOf(Effect.Work.class, now.effect()).wake().delayMillis());
  }

  @Test
  void what_may_have_arrived_did_not_never_leave() {
    input(UNACKNOWLEDGED);
    assertEquals(new Effect.Send(), now.effect());
    input(HELD);
    assertEquals(
        new Effect.End(new Ending.Undelivered(new Delivery.Unacknowledged())), now.effect());
  }

  @Test
  void what_the_node_is_said_not_to_have_read_may_have_arrived_too() {
    input(ACKNOWLEDGED);
    input(new Input.Repeating());
    input(HELD);
    assertEquals(
        new Effect.End(new Ending.Undelivered(new Delivery.Unacknowledged())), now.effect());
  }

  @Test
  void what_was_held_at_once_never_left() {
    input(HELD);
    assertEquals(
        new Effect.End(new Ending.Undelivered(new Delivery.NeverLeft(Delivery.Cause.PERMIT_ENDED))),
        now.effect());
  }

  @Test
  void a_late_timer_does_not_end_it() {
    input(ACKNOWLEDGED);
    long stale = now.state().round();
    input(reported(Supervision.Status.WORKING, 5));
    input(new Input.Woke(stale));
    assertEquals(new Effect.Nothing(), now.effect());
  }

  private void input(Input input) {
    now = ExchangeMachine.on(now.state(), input);
  }

  private static Input reported(Supervision.Status status, int duration) {
    return new Input.Reported(new Supervision.Report(1, false, status, duration));
  }
}
