package io.lintel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.Bolt;
import io.lintel.spi.DeviceSetup;
import io.lintel.spi.FaultException;
import io.lintel.spi.Outcome;
import io.lintel.spi.Pin;
import io.lintel.spi.Readback;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Settings;
import io.lintel.spi.Simulated;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every driver of locks and releases holds to. A driver's test extends it and brings a {@link
 * DriverRig}. What breaks the rules of {@link RecordedReports}, and every wait on the loop, fails
 * the test in which it happens.
 */
public abstract class DriverContract {

  /** Longer than any timer that a driver may have left running. */
  private static final Duration LONG_AFTER = Duration.ofMinutes(10);

  private static final int SEEDS = 40;

  private Bench bench;
  private UUID door;
  private UUID otherDoor;

  /** Makes a test bench of its own for each host, before the driver is opened. */
  protected abstract DriverRig rig(VirtualHost host);

  @BeforeEach
  void start_the_driver_with_two_devices(@TempDir Path folder) {
    bench = Bench.start(this::rig, 1, folder);
    door = bench.device(0);
    otherDoor = bench.device(1);
  }

  @AfterEach
  void no_rule_was_broken() {
    bench.run().reports().assertNoBreach();
  }

  @Test
  void an_order_at_a_well_device_ends_as_done_after_one_movement() {
    TestOrder unlock = bench.unlock(door);
    bench.awaitAnswer();
    assertInstanceOf(Outcome.Done.class, bench.outcome(unlock));
    assertEquals(1, bench.movements(0));
    bench.pass(LONG_AFTER);
  }

  @Test
  void a_bolt_goes_back_and_forth_as_ordered() {
    needsBolt();
    for (int round = 1; round <= 3; round++) {
      TestOrder unlock = bench.unlock(door);
      bench.awaitAnswer();
      TestOrder lock = bench.lock(door);
      bench.awaitAnswer();
      assertInstanceOf(Outcome.Done.class, bench.outcome(unlock));
      assertInstanceOf(Outcome.Done.class, bench.outcome(lock));
      assertEquals(2 * round, bench.movements(0));
    }
  }

  @Test
  void the_position_is_told_before_the_outcome_that_rests_on_it() {
    int already = bench.run().reports().of(door).size();
    bench.run().reports().listen(news -> confirmedMeansTold(news, already));
    TestOrder unlock = bench.unlock(door);
    bench.awaitAnswer();
    assertInstanceOf(Outcome.Done.class, bench.outcome(unlock));
  }

  @Test
  void a_bolt_in_the_goal_state_is_done_without_a_second_movement() {
    needsBolt();
    bench.unlock(door);
    bench.awaitAnswer();
    TestOrder again = bench.unlock(door);
    bench.awaitAnswer();
    assertInstanceOf(Outcome.Done.class, bench.outcome(again));
    assertEquals(1, bench.movements(0));
  }

  @Test
  void a_hung_device_that_comes_back_after_the_not_after_moves_nothing() {
    bench.rig().hang(door);
    TestOrder unlock = bench.unlock(door);
    bench.pass(Bench.WINDOW.plusMillis(1));
    int before = bench.movements(0);
    bench.rig().wake(door);
    bench.pass(bench.rig().patience());
    assertEquals(before, bench.movements(0), "moved after the not-after");
    assertInstanceOf(Outcome.class, bench.outcome(unlock));
  }

  @Test
  void an_order_at_a_device_that_hangs_for_ever_ends_and_not_as_done() {
    bench.rig().hang(door);
    TestOrder unlock = bench.unlock(door);
    bench.awaitEnd();
    assertFalse(bench.outcome(unlock) instanceof Outcome.Done);
  }

  @Test
  void an_order_whose_permit_has_ended_moves_nothing() {
    TestOrder late = bench.run().order(door, Duration.ofNanos(-1));
    bench.run().unlock(late);
    bench.awaitEnd();
    assertPermitEnded(late);
    assertEquals(0, bench.movements(0));
  }

  @Test
  void an_order_whose_permit_was_taken_back_moves_nothing() {
    TestOrder cancelled = bench.run().order(door, Bench.WINDOW);
    cancelled.cancel();
    bench.run().unlock(cancelled);
    bench.awaitEnd();
    assertPermitEnded(cancelled);
    assertEquals(0, bench.movements(0));
  }

  @Test
  void a_permit_taken_back_while_the_device_hangs_moves_nothing() {
    bench.rig().hang(door);
    TestOrder unlock = bench.unlock(door);
    bench.pass(Bench.WINDOW.dividedBy(2));
    int before = bench.movements(0);
    unlock.cancel();
    bench.rig().wake(door);
    bench.awaitEnd();
    assertEquals(before, bench.movements(0), "moved after the permit was taken back");
    assertInstanceOf(Outcome.class, bench.outcome(unlock));
  }

  @Test
  void a_hung_device_does_not_delay_another() {
    bench.rig().hang(door);
    TestOrder atHung = bench.unlock(door);
    TestOrder atWell = bench.unlock(otherDoor);
    bench.awaitAnswer();
    assertInstanceOf(Outcome.Done.class, bench.outcome(atWell));
    assertEquals(1, bench.movements(1));
    bench.awaitEnd();
    assertInstanceOf(Outcome.class, bench.outcome(atHung));
  }

  @Test
  void a_device_that_says_no_has_refused() {
    bench.rig().refuse(door);
    TestOrder unlock = bench.unlock(door);
    bench.awaitEnd();
    assertInstanceOf(Outcome.Refused.class, bench.outcome(unlock));
  }

  @Test
  void an_offline_device_is_told_and_moves_nothing() {
    bench.rig().takeOffline(door);
    TestOrder unlock = bench.unlock(door);
    bench.awaitEnd();
    assertFalse(bench.outcome(unlock) instanceof Outcome.Done);
    assertEquals(0, bench.movements(0));
    assertTrue(
        bench.run().reports().of(door).stream().anyMatch(Report.Offline.class::isInstance),
        "that the device is offline was never told");
  }

  @Test
  void a_device_that_is_back_online_works() {
    bench.rig().takeOffline(door);
    bench.unlock(door);
    bench.awaitEnd();
    bench.rig().bringOnline(door);
    bench.pass(bench.rig().patience());
    TestOrder unlock = bench.unlock(door);
    bench.awaitAnswer();
    assertInstanceOf(Outcome.Done.class, bench.outcome(unlock));
  }

  @Test
  void reading_tells_the_position_and_moves_nothing() {
    Assumptions.assumeTrue(bench.run().offers(door, Readback.class).isPresent(), "not readable");
    int already = bench.run().reports().of(door).size();
    TestOrder read = bench.run().order(door, Bench.WINDOW);
    bench.run().read(read);
    bench.awaitAnswer();
    assertEquals(Outcome.confirmed(), bench.outcome(read));
    bench.assertTold(door, LockState.LOCKED, already);
    assertEquals(0, bench.movements(0));
  }

  @Test
  void nothing_moves_after_stop() {
    bench.rig().hang(door);
    bench.unlock(door);
    bench.unlock(otherDoor);
    bench.awaitAnswer();
    int before = bench.movements(0) + bench.movements(1);
    bench.run().stop();
    bench.rig().wake(door);
    bench.pass(LONG_AFTER);
    assertEquals(before, bench.movements(0) + bench.movements(1));
  }

  @Test
  void stopping_with_orders_just_given_leaves_nothing_that_moves_later() {
    bench.unlock(door);
    bench.run().stop();
    bench.pass(bench.rig().answerTakesMax());
    int soonAfter = bench.movements(0);
    bench.pass(LONG_AFTER);
    assertEquals(soonAfter, bench.movements(0));
  }

  @Test
  void detaching_ends_the_orders_under_way() {
    bench.rig().hang(door);
    TestOrder unlock = bench.unlock(door);
    bench.awaitAnswer();
    bench.run().detach(door);
    bench.awaitAnswer();
    assertFalse(bench.outcome(unlock) instanceof Outcome.Done);
    TestOrder atOther = bench.unlock(otherDoor);
    bench.awaitAnswer();
    assertInstanceOf(Outcome.Done.class, bench.outcome(atOther));
  }

  @Test
  void a_device_detached_and_attached_again_works() {
    bench.run().detach(door);
    bench.pass(bench.rig().answerTakesMax());
    bench.run().attach(bench.rig().device(0));
    bench.pass(bench.rig().patience());
    TestOrder unlock = bench.unlock(door);
    bench.awaitAnswer();
    assertInstanceOf(Outcome.Done.class, bench.outcome(unlock));
  }

  @Test
  void settings_that_cannot_work_are_refused_with_words() {
    for (Settings unfit : bench.rig().unfitSettings()) {
      var refused =
          assertThrows(
              FaultException.class,
              () -> DriverRun.open(bench.run().host(), bench.rig().plugin(), unfit));
      assertFalse(refused.fault().message().isBlank());
    }
  }

  @Test
  void addresses_that_cannot_work_are_refused_with_words() {
    for (DeviceSetup unfit : bench.rig().unfitDevices()) {
      var refused = assertThrows(FaultException.class, () -> bench.run().attach(unfit));
      assertFalse(refused.fault().message().isBlank());
    }
  }

  @Test
  void entered_digits_are_never_logged_or_told() {
    var simulated = bench.run().offers(door, Simulated.class).filter(Simulated::hasKeypad);
    Assumptions.assumeTrue(simulated.isPresent(), "no keypad that software can press");
    TestOrder entry = bench.run().order(door, Bench.WINDOW);
    Simulated keypad = simulated.orElseThrow();
    bench.run().host().loop().call(() -> keypad.enterCode(entry, new Pin("90817263")));
    bench.awaitAnswer();
    assertInstanceOf(Outcome.Done.class, bench.outcome(entry));
    assertFalse(bench.run().host().log().lines().toString().contains("90817263"));
    assertFalse(bench.run().reports().all().toString().contains("90817263"));
  }

  @Test
  void whatever_happens_each_order_ends_once_and_moves_at_most_once(@TempDir Path folder) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      new RandomOrders(Bench.start(this::rig, seed, folder.resolve("seed-" + seed))).run();
    }
  }

  private void needsBolt() {
    Assumptions.assumeTrue(bench.run().offers(door, Bolt.class).isPresent(), "not a bolt");
  }

  private void assertPermitEnded(TestOrder order) {
    var notSent = assertInstanceOf(Outcome.NotSent.class, bench.outcome(order));
    assertEquals(Reason.PERMIT_ENDED, notSent.reason());
  }

  private void confirmedMeansTold(Heard news, int already) {
    if (news instanceof Heard.Ended(_, _, Outcome.Done(boolean confirmed)) && confirmed) {
      bench.assertTold(door, LockState.UNLOCKED, already);
    }
  }
}
