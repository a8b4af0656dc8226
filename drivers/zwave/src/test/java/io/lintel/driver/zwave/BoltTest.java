package io.lintel.driver.zwave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import io.lintel.testkit.TestOrder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Orders at locks, from the host's call to the last byte. */
class BoltTest {
  private static final int ABORT = 0x16;

  private final SimulatedNode lock = SimulatedNode.lock(7);
  private final SimulatedNode doorLock = SimulatedNode.doorLock(8);

  @Test
  void a_lock_that_tells_nothing_by_itself_is_asked_after_the_order() {
    lock.reports = false;
    House house = House.of(lock).started();
    TestOrder unlock = house.unlock(lock);
    assertEquals(Outcome.confirmed(), house.outcome(unlock));
    assertEquals(Report.Position.of(LockState.UNLOCKED, Method.REMOTE), house.last(lock));
    assertEquals(1, lock.sets);
  }

  @Test
  void an_order_is_done_when_the_bolt_has_arrived_and_not_before() {
    lock.reports = false;
    lock.travelMillis = 1_500;
    House house = House.of(lock).started();
    TestOrder unlock = house.unlock(lock);
    house.pass(Duration.ofMillis(1_490));
    assertTrue(house.run.reports().outcome(unlock.id()).isEmpty());
    assertEquals(Outcome.confirmed(), house.outcome(unlock));
    assertEquals(1, lock.sets);
  }

  @Test
  void the_acknowledgement_of_the_radio_is_no_proof() {
    House house = House.of(lock).started();
    lock.mood = SimulatedNode.Mood.HUNG;
    assertEquals("zwave.no_proof", house.unknown(house.unlock(lock)).code());
  }

  @Test
  void a_door_lock_confirms_by_its_own_report() {
    House house = House.of(doorLock).started();
    assertEquals(Outcome.confirmed(), house.outcome(house.unlock(doorLock)));
    assertEquals(Outcome.confirmed(), house.outcome(house.lock(doorLock)));
    assertEquals(2, doorLock.movements);
  }

  @Test
  void a_jam_refuses_the_order_and_is_never_shown_as_locked() {
    House house = House.of(doorLock).started();
    doorLock.mood = SimulatedNode.Mood.JAMMED;
    TestOrder unlock = house.unlock(doorLock);
    var refused = assertInstanceOf(Outcome.Refused.class, house.outcome(unlock));
    assertEquals(Reason.LOCK_JAMMED, refused.reason());
    assertTrue(
        house.reports(doorLock).contains(Report.Position.of(LockState.JAMMED, Method.UNKNOWN)));
  }

  @Test
  void a_bolt_seen_on_its_way_is_not_stuck() {
    doorLock.reports = false;
    doorLock.travelMillis = 1_500;
    House house = House.of(doorLock).started();
    assertEquals(Outcome.confirmed(), house.outcome(house.unlock(doorLock)));
    assertTrue(
        house.reports(doorLock).stream()
            .noneMatch(Report.Position.of(LockState.JAMMED, Method.UNKNOWN)::equals));
  }

  @Test
  void a_bolt_that_stays_on_its_way_is_stuck() {
    doorLock.reports = false;
    doorLock.travelMillis = 60_000;
    House house = House.of(doorLock).started();
    TestOrder unlock = house.unlock(doorLock);
    var refused = assertInstanceOf(Outcome.Refused.class, house.outcome(unlock));
    assertEquals(Reason.LOCK_JAMMED, refused.reason());
  }

  @Test
  void a_bolt_turned_by_hand_is_looked_after_when_its_lock_does_not_say_where_it_came_to() {
    House house = House.of(doorLock).started();
    doorLock.between = true;
    house.stick.fromNode(doorLock, doorLock.report());
    house.world.settle();
    assertEquals(Report.Position.of(LockState.UNKNOWN, Method.UNKNOWN), house.last(doorLock));
    int reads = doorLock.reads;
    house.pass(Duration.ofSeconds(6));
    assertEquals(Report.Position.of(LockState.JAMMED, Method.UNKNOWN), house.last(doorLock));
    house.pass(Duration.ofHours(1));
    assertEquals(reads + 1, doorLock.reads);
  }

  @Test
  void a_lock_whose_order_was_not_proven_is_asked_afterwards() {
    House house = House.of(lock).started();
    lock.mood = SimulatedNode.Mood.HUNG;
    house.unknown(house.unlock(lock));
    lock.mood = SimulatedNode.Mood.WELL;
    lock.locked = false;
    house.pass(Duration.ofSeconds(11));
    assertEquals(Report.Position.of(LockState.UNLOCKED, Method.READ), house.last(lock));
  }

  @Test
  void a_position_that_the_order_did_not_want_is_told_as_read() {
    lock.reports = false;
    lock.travelMillis = 1_000;
    House house = House.of(lock).started();
    house.outcome(house.unlock(lock));
    assertTrue(house.reports(lock).contains(Report.Position.of(LockState.LOCKED, Method.READ)));
  }

  @Test
  void an_offline_lock_leaves_the_order_unknown_and_is_told() {
    House house = House.of(lock).started();
    lock.mood = SimulatedNode.Mood.OFFLINE;
    assertEquals("zwave.no_answer", house.unknown(house.unlock(lock)).code());
    var offline = assertInstanceOf(Report.Offline.class, house.last(lock));
    assertEquals("zwave.node_silent", offline.fault().code());
  }

  @Test
  void a_lock_that_is_heard_again_is_online() {
    House house = House.of(lock).started();
    lock.mood = SimulatedNode.Mood.OFFLINE;
    house.outcome(house.unlock(lock));
    lock.mood = SimulatedNode.Mood.WELL;
    house.stick.fromNode(lock, lock.report());
    house.world.settle();
    assertTrue(
        house.reports(lock).subList(2, house.reports(lock).size()).contains(new Report.Online()));
  }

  @Test
  void nak_can_and_silence_on_the_line_cost_time_and_no_second_movement() {
    for (int fault : new int[] {0x15, 0x18, 0}) {
      var node = SimulatedNode.lock(7);
      House house = House.of(node).started();
      house.stick.faults.add(fault);
      assertEquals(Outcome.confirmed(), house.outcome(house.unlock(node)));
      assertEquals(1, node.movements);
    }
  }

  @Test
  void a_retransmission_after_the_not_after_never_leaves() {
    House house = House.of(lock).started();
    house.stick.faults.add(0x18);
    TestOrder unlock = house.unlock(lock, Duration.ofMillis(60));
    assertEquals(Reason.PERMIT_ENDED, house.notSent(unlock).reason());
    house.pass(Duration.ofMinutes(1));
    assertEquals(0, lock.sets);
  }

  @Test
  void a_stick_that_refuses_every_transmission_has_sent_nothing() {
    House house = House.of(lock).started();
    for (int i = 0; i < 4; i++) {
      house.stick.faults.add(0x18);
    }
    assertEquals(Reason.HUB_DISCONNECTED, house.notSent(house.unlock(lock)).reason());
    assertEquals(0, lock.sets);
  }

  @Test
  void a_missing_callback_is_aborted_when_the_permit_ends() {
    House house = House.of(lock).started();
    house.stick.callbacksWithheld = true;
    lock.mood = SimulatedNode.Mood.HUNG;
    house.unknown(house.unlock(lock, Duration.ofSeconds(5)));
    assertFalse(house.stick.functions.contains(ABORT));
    house.pass(Duration.ofMillis(500));
    assertTrue(house.stick.functions.contains(ABORT));
  }

  @Test
  void a_second_order_meanwhile_is_told_busy() {
    House house = House.of(lock).started();
    lock.mood = SimulatedNode.Mood.HUNG;
    house.unlock(lock);
    assertEquals(Reason.DEVICE_BUSY, house.notSent(house.lock(lock)).reason());
  }

  @Test
  void a_question_to_a_far_node_makes_way_for_an_order() {
    House house = House.of(lock, doorLock).started();
    doorLock.mood = SimulatedNode.Mood.FAR;
    house.stick.restarts();
    house.world.runUntil(
        () -> house.stick.functions.getLast() == SimulatedStick.SEND_DATA, Duration.ofSeconds(9));
    house.pass(Duration.ofSeconds(1));
    TestOrder unlock = house.unlock(lock);
    house.pass(Duration.ofSeconds(1));
    assertEquals(Outcome.confirmed(), house.run.reports().outcome(unlock.id()).orElseThrow());
    assertTrue(house.stick.functions.contains(ABORT));
  }

  @Test
  void reading_asks_the_lock_itself() {
    House house = House.of(lock).started();
    lock.locked = false;
    assertEquals(Outcome.confirmed(), house.outcome(house.read(lock)));
    assertEquals(Report.Position.of(LockState.UNLOCKED, Method.READ), house.last(lock));
    assertEquals(0, lock.sets);
  }

  @Test
  void a_lock_set_by_hand_meanwhile_does_not_prove_the_order() {
    lock.reports = false;
    House house = House.of(lock).started();
    lock.mood = SimulatedNode.Mood.HUNG;
    TestOrder unlock = house.unlock(lock);
    house.pass(Duration.ofSeconds(1));
    // Notification: access control, manual lock
    house.stick.fromNode(lock, Octets.of(0x71, 0x05, 0, 0, 0, 0xFF, 0x06, 0x01, 0));
    house.unknown(unlock);
    assertTrue(house.reports(lock).contains(Report.Position.of(LockState.LOCKED, Method.MANUAL)));
  }
}
