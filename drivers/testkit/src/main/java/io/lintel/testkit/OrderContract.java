package io.lintel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.DeviceSetup;
import io.lintel.spi.FaultException;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import io.lintel.spi.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every driver holds to that carries out orders, whatever they change: a bolt, a slot, a set
 * point, a card. A driver's test extends this or the contract of a capability, and brings a {@link
 * DriverRig}. What breaks the rules of {@link RecordedReports}, and every wait on the loop, fails
 * the test in which it happens.
 */
public abstract class OrderContract {

  /** Longer than any timer that a driver may have left running. */
  private static final Duration LONG_AFTER = Duration.ofMinutes(10);

  private static final int SEEDS = 40;

  Bench bench;
  UUID device;
  private UUID other;

  /** Makes a test bench of its own for each host, before the driver is opened. */
  protected abstract DriverRig rig(VirtualHost host);

  /** Gives an order that changes the device when it is carried out. */
  protected abstract void give(DriverRun run, TestOrder order);

  /** Gives one of two orders, for a run of many. */
  protected void giveEither(DriverRun run, TestOrder order, boolean first) {
    give(run, order);
  }

  @BeforeEach
  void start_the_driver_with_two_devices(@TempDir Path folder) {
    bench = Bench.start(this::rig, 1, folder);
    device = bench.device(0);
    other = bench.device(1);
  }

  @AfterEach
  void no_rule_was_broken() {
    bench.run().reports().assertNoBreach();
  }

  @Test
  void an_order_at_a_well_device_ends_as_done_after_one_change() {
    TestOrder given = given(device);
    bench.awaitAnswer();
    assertInstanceOf(Outcome.Done.class, bench.outcome(given));
    assertEquals(1, bench.movements(0));
    bench.pass(LONG_AFTER);
  }

  @Test
  void a_hung_device_that_comes_back_after_the_not_after_changes_nothing() {
    bench.rig().hang(device);
    TestOrder given = given(device);
    bench.pass(Bench.WINDOW.plusMillis(1));
    int before = bench.movements(0);
    bench.rig().wake(device);
    bench.pass(bench.rig().patience());
    assertEquals(before, bench.movements(0), "changed after the not-after");
    assertInstanceOf(Outcome.class, bench.outcome(given));
  }

  @Test
  void an_order_at_a_device_that_hangs_for_ever_ends_and_not_as_done() {
    bench.rig().hang(device);
    TestOrder given = given(device);
    bench.awaitEnd();
    assertFalse(bench.outcome(given) instanceof Outcome.Done);
  }

  @Test
  void an_order_whose_permit_has_ended_changes_nothing() {
    TestOrder late = bench.run().order(device, Duration.ofNanos(-1));
    give(bench.run(), late);
    bench.awaitEnd();
    assertPermitEnded(late);
    assertEquals(0, bench.movements(0));
  }

  @Test
  void an_order_whose_permit_was_taken_back_changes_nothing() {
    TestOrder cancelled = bench.run().order(device, Bench.WINDOW);
    cancelled.cancel();
    give(bench.run(), cancelled);
    bench.awaitEnd();
    assertPermitEnded(cancelled);
    assertEquals(0, bench.movements(0));
  }

  @Test
  void a_permit_taken_back_while_the_device_hangs_changes_nothing() {
    bench.rig().hang(device);
    TestOrder given = given(device);
    bench.pass(Bench.WINDOW.dividedBy(2));
    int before = bench.movements(0);
    given.cancel();
    bench.rig().wake(device);
    bench.awaitEnd();
    assertEquals(before, bench.movements(0), "changed after the permit was taken back");
    assertInstanceOf(Outcome.class, bench.outcome(given));
  }

  @Test
  void a_hung_device_does_not_delay_another() {
    bench.rig().hang(device);
    TestOrder atHung = given(device);
    TestOrder atWell = given(other);
    bench.awaitAnswer();
    assertInstanceOf(Outcome.Done.class, bench.outcome(atWell));
    assertEquals(1, bench.movements(1));
    bench.awaitEnd();
    assertInstanceOf(Outcome.class, bench.outcome(atHung));
  }

  @Test
  void a_device_that_says_no_has_refused() {
    Assumptions.assumeTrue(bench.rig().canRefuse(), "never says no to what it can do");
    bench.rig().refuse(device);
    TestOrder given = given(device);
    bench.awaitEnd();
    assertInstanceOf(Outcome.Refused.class, bench.outcome(given));
  }

  @Test
  void an_offline_device_is_told_and_changes_nothing() {
    bench.rig().takeOffline(device);
    TestOrder given = given(device);
    bench.awaitEnd();
    assertFalse(bench.outcome(given) instanceof Outcome.Done);
    assertEquals(0, bench.movements(0));
    assertTrue(
        bench.run().reports().of(device).stream().anyMatch(Report.Offline.class::isInstance),
        "that the device is offline was never told");
  }

  @Test
  void a_device_that_is_back_online_works() {
    bench.rig().takeOffline(device);
    given(device);
    bench.awaitEnd();
    bench.rig().bringOnline(device);
    bench.pass(bench.rig().patience());
    TestOrder given = given(device);
    bench.awaitAnswer();
    assertInstanceOf(Outcome.Done.class, bench.outcome(given));
  }

  @Test
  void nothing_changes_after_stop() {
    bench.rig().hang(device);
    given(device);
    given(other);
    bench.awaitAnswer();
    int before = bench.movements(0) + bench.movements(1);
    bench.run().stop();
    bench.rig().wake(device);
    bench.pass(LONG_AFTER);
    assertEquals(before, bench.movements(0) + bench.movements(1));
  }

  @Test
  void stopping_with_orders_just_given_leaves_nothing_that_changes_later() {
    given(device);
    bench.run().stop();
    bench.pass(bench.rig().answerTakesMax());
    int soonAfter = bench.movements(0);
    bench.pass(LONG_AFTER);
    assertEquals(soonAfter, bench.movements(0));
  }

  @Test
  void detaching_ends_the_orders_under_way() {
    bench.rig().hang(device);
    TestOrder given = given(device);
    bench.awaitAnswer();
    bench.run().detach(device);
    bench.awaitAnswer();
    assertFalse(bench.outcome(given) instanceof Outcome.Done);
    TestOrder atOther = given(other);
    bench.awaitAnswer();
    assertInstanceOf(Outcome.Done.class, bench.outcome(atOther));
  }

  @Test
  void a_device_detached_and_attached_again_works() {
    bench.run().detach(device);
    bench.pass(bench.rig().answerTakesMax());
    bench.run().attach(bench.rig().device(0));
    bench.pass(bench.rig().patience());
    bench.rig().prepare(device);
    TestOrder given = given(device);
    bench.awaitAnswer();
    assertInstanceOf(Outcome.Done.class, bench.outcome(given));
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
  void whatever_happens_each_order_ends_once_and_changes_at_most_once(@TempDir Path folder) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Bench random = Bench.start(this::rig, seed, folder.resolve("seed-" + seed));
      new RandomOrders(random, (order, first) -> giveEither(random.run(), order, first)).run();
    }
  }

  TestOrder given(UUID deviceId) {
    TestOrder order = bench.run().order(deviceId, Bench.WINDOW);
    give(bench.run(), order);
    return order;
  }

  private void assertPermitEnded(TestOrder order) {
    var notSent = assertInstanceOf(Outcome.NotSent.class, bench.outcome(order));
    assertEquals(Reason.PERMIT_ENDED, notSent.reason());
  }
}
