package io.lintel.driver.zwave.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.lintel.driver.zwave.talk.Answer;
import io.lintel.driver.zwave.talk.SetNews;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Bolt;
import io.lintel.spi.Outcome;
import io.lintel.spi.Readback;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import io.lintel.testkit.TestOrder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders at a battery lock and what is told of its bolt, exchange by exchange. */
class LockPartTest {
  private static final String UNLOCKED = "6203001100fefe";
  private static final String LOCKED = "6203ff1100fefe";

  private final PartRig rig = new PartRig();
  private final LockPart lock = new LockPart(rig.context, BoltProtocol.DOOR_LOCK);

  @Test
  void where_an_obedient_bolt_is_is_told_before_the_outcome() {
    TestOrder unlock = unlock();
    rig.news(new SetNews.Confirmed());
    assertEquals(Outcome.confirmed(), outcome(unlock));
    assertEquals(List.of(Report.Position.of(LockState.UNLOCKED, Method.REMOTE)), rig.reports());
  }

  @Test
  void a_question_that_an_order_needs_no_more_is_taken_back() {
    TestOrder unlock = unlock();
    rig.news(new SetNews.Delivered());
    rig.pass(Duration.ofSeconds(3));
    assertEquals(1, rig.gets.size());
    rig.says(lock, UNLOCKED);
    assertEquals(Outcome.confirmed(), outcome(unlock));
    // the question and the set
    assertEquals(2, rig.withdrawn);
  }

  @Test
  void an_order_that_waited_all_its_time_was_not_sent() {
    rig.nothingLeft = true;
    TestOrder unlock = unlock();
    rig.pass(Duration.ofSeconds(16));
    assertEquals(
        Reason.PERMIT_ENDED, assertInstanceOf(Outcome.NotSent.class, outcome(unlock)).reason());
  }

  @Test
  void a_reading_without_an_answer_proves_nothing() {
    TestOrder read = rig.order();
    rig.run(
        () ->
            lock.capabilities().stream()
                .filter(Readback.class::isInstance)
                .forEach(each -> ((Readback) each).read(read)));
    rig.pass(Duration.ofSeconds(16));
    assertInstanceOf(Outcome.Unknown.class, outcome(read));
  }

  @Test
  void a_lock_that_leaves_ends_its_order_and_is_asked_nothing_more() {
    TestOrder unlock = unlock();
    rig.run(lock::close);
    assertEquals(
        "zwave.detached", assertInstanceOf(Outcome.Unknown.class, outcome(unlock)).fault().code());
    int asked = rig.gets.size();
    rig.pass(Duration.ofHours(1));
    assertEquals(asked, rig.gets.size());
  }

  @Test
  void nothing_is_asked_while_the_stick_is_away() {
    rig.run(lock::ready);
    rig.says(lock, "6203fe1100fefe");
    rig.run(lock::rest);
    rig.answer(new Answer.Undelivered(new Delivery.StickLost()));
    rig.pass(Duration.ofHours(1));
    assertEquals(1, rig.gets.size());
  }

  @Test
  void an_order_asks_by_itself_where_a_bolt_on_its_way_came_to() {
    unlock();
    rig.news(new SetNews.Delivered());
    rig.says(lock, "6203fe1100fefe");
    rig.pass(Duration.ofSeconds(6));
    assertEquals(1, rig.gets.size());
  }

  @Test
  void a_bare_position_is_read_when_it_was_asked_for_and_else_of_no_known_method() {
    rig.run(lock::ready);
    rig.says(lock, LOCKED);
    rig.answer(new Answer.Said(Octets.ofHex(LOCKED)));
    rig.says(lock, UNLOCKED);
    assertEquals(
        List.of(
            Report.Position.of(LockState.LOCKED, Method.READ),
            Report.Position.of(LockState.UNLOCKED, Method.UNKNOWN)),
        rig.reports());
  }

  private TestOrder unlock() {
    TestOrder unlock = rig.order();
    rig.run(() -> assertInstanceOf(Bolt.class, lock.capabilities().getFirst()).unlock(unlock));
    return unlock;
  }

  private Outcome outcome(TestOrder order) {
    return rig.outcome(order).orElseThrow();
  }
}
