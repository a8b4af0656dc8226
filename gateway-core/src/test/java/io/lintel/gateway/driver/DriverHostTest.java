package io.lintel.gateway.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.action.Abilities;
import io.lintel.gateway.action.DriverPort.Deed;
import io.lintel.gateway.driver.plugin.PluginFolder;
import io.lintel.spi.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriverHostTest {

  @TempDir Path folder;

  @BeforeEach
  void install() throws IOException {
    PluginFolder.write(folder.resolve("drivers"), "scripted", "1");
  }

  @Test
  void an_order_reaches_the_device_and_ends_as_the_driver_says() {
    var house = new House(folder).start();
    var order = house.order(new Deed.Unlock());
    house.time.runUntilIdle();
    assertEquals(List.of("confirmed"), house.outcome(order));
    assertTrue(house.events.reports.contains(unlocked()));
    assertEquals(Abilities.Kind.BOLT, house.host.abilities(House.DOOR).kind());
  }

  @Test
  void an_order_given_while_the_driver_starts_waits_for_it() {
    var house = new House(folder);
    house.host.start(house.events);
    house.time.runNext(); // the supervisor launches the run; the driver has not opened yet
    var order = house.order(new Deed.Lock());
    house.time.runUntilIdle();
    assertEquals(List.of("confirmed"), house.outcome(order));
  }

  @Test
  void what_the_device_cannot_do_is_not_sent() {
    var house = new House(folder).start();
    var order = house.order(new Deed.Reset());
    house.time.runUntilIdle();
    assertEquals(List.of("not sent DEVICE_NOT_SUPPORTED driver.cannot"), house.outcome(order));
  }

  @Test
  void an_order_whose_time_is_over_never_reaches_the_driver() {
    var house = new House(folder).start();
    var order = house.order(new Deed.Unlock(), Duration.ofNanos(-1));
    house.time.runUntilIdle();
    assertEquals(List.of("not sent PERMIT_ENDED driver.permit_ended"), house.outcome(order));
    assertFalse(house.events.reports.contains(unlocked()));
  }

  @Test
  void a_driver_that_never_answers_has_the_order_ended_by_the_host_once() {
    var house = new House(folder).start();
    house.say("silent");
    var order = house.order(new Deed.Unlock());
    house.pass(Duration.ofSeconds(24));
    assertEquals(List.of(), house.outcome(order));
    house.pass(Duration.ofSeconds(2));
    assertEquals(List.of("unknown driver.no_outcome"), house.outcome(order));
    house.say("late");
    assertEquals(1, house.outcome(order).size());
  }

  @Test
  void a_second_outcome_of_an_order_is_dropped() {
    var house = new House(folder).start();
    var order = house.order(new Deed.Unlock());
    house.time.runUntilIdle();
    house.say("again");
    assertEquals(List.of("confirmed"), house.outcome(order));
  }

  @Test
  void a_driver_that_throws_leaves_its_order_unknown_and_is_started_again() {
    var house = new House(folder).start();
    house.say("throw_at_order");
    var order = house.order(new Deed.Unlock());
    house.time.runUntilIdle();
    assertEquals(List.of("unknown driver.threw"), house.outcome(order));
    assertEquals(Phase.WAITING, house.phase());
    assertFalse(house.controls.isOpen());
    house.pass(Duration.ofSeconds(1));
    assertEquals(Phase.RUNNING, house.phase());
    assertEquals(List.of("driver.threw", "well"), house.events.driverCodes());
    var next = house.order(new Deed.Unlock());
    house.time.runUntilIdle();
    assertEquals(List.of("confirmed"), house.outcome(next));
  }

  @Test
  void devices_of_a_driver_that_failed_are_offline() {
    var house = new House(folder).start();
    house.say("throw");
    assertTrue(
        house.events.reports.getLast() instanceof Report.Offline(var fault)
            && fault.code().equals("driver.threw"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"throw", "error", "timers", "other thread"})
  void a_driver_that_misbehaves_is_fenced_and_started_again(String how) {
    var house = new House(folder).start();
    house.say(how);
    assertEquals(Phase.WAITING, house.phase());
    house.pass(Duration.ofSeconds(2));
    assertEquals(Phase.RUNNING, house.phase());
    assertEquals(1, house.threads.running());
  }

  @Test
  void a_timer_that_throws_fences_too() {
    var house = new House(folder).start();
    house.say("timer");
    house.pass(Duration.ofMillis(1_500));
    assertEquals("driver.threw", house.trouble());
  }

  @Test
  void an_order_to_a_driver_that_is_down_is_not_sent() {
    var house = new House(folder).start();
    house.say("throw");
    var order = house.order(new Deed.Unlock());
    assertEquals(List.of("not sent HUB_DISCONNECTED driver.not_running"), house.outcome(order));
    assertEquals(Abilities.Kind.BOLT, house.host.abilities(House.DOOR).kind());
  }

  @Test
  void a_hung_loop_is_fenced_and_what_it_had_not_begun_was_never_sent() {
    var house = new House(folder).start();
    house.threads.stall();
    var order = house.order(new Deed.Unlock());
    house.pass(Duration.ofSeconds(12));
    assertEquals(List.of("not sent HUB_DISCONNECTED driver.hung"), house.outcome(order));
    assertEquals(List.of("driver.hung", "well"), house.events.driverCodes());
    house.threads.unstall(0);
    house.time.runUntilIdle();
    assertEquals(1, house.outcome(order).size());
    assertFalse(house.events.reports.contains(unlocked()));
  }

  @Test
  void a_driver_that_hung_three_times_is_left_out() {
    var house = new House(folder).start();
    for (int hang = 0; hang < 3; hang++) {
      house.threads.stall();
      house.order(new Deed.Unlock());
      house.pass(Duration.ofSeconds(30));
    }
    assertEquals(Phase.LEFT_OUT, house.phase());
    assertEquals("driver.left_out", house.events.driverCodes().getLast());
    var reload = house.host.reload("scripted");
    house.time.runUntilIdle();
    assertEquals("driver.left_out", reload.join().orElseThrow().code());
    assertEquals(0, house.threads.running());
  }

  @Test
  void an_idle_driver_is_never_taken_for_hung() {
    var house = new House(folder).start();
    house.pass(Duration.ofMinutes(10));
    assertEquals(List.of(), house.events.driverCodes());
  }

  @Test
  void a_driver_that_always_fails_is_tried_ever_more_rarely() {
    var house = new House(folder, "{mode: throw_at_start}", "{}").start();
    house.pass(Duration.ofHours(1));
    int tries = house.events.driverCodes().size();
    assertTrue(tries > 10 && tries < 25, () -> "tried " + tries + " times in an hour");
  }

  @Test
  void a_driver_that_refuses_its_settings_is_left_out_and_named() {
    var house = new House(folder, "{mode: refuse}", "{}").start();
    assertEquals(Phase.LEFT_OUT, house.phase());
    assertEquals("config.setting", house.trouble());
    assertEquals(List.of("config.setting"), house.events.driverCodes());
    house.pass(Duration.ofHours(1));
    assertEquals(1, house.events.driverCodes().size());
  }

  @Test
  void a_device_that_the_driver_refuses_is_left_out_and_the_driver_runs() {
    var house = new House(folder, "{}", "{kind: impossible}").start();
    assertEquals(Phase.RUNNING, house.phase());
    var order = house.order(new Deed.Unlock());
    house.time.runUntilIdle();
    assertEquals(
        List.of("not sent DEVICE_DISCONNECTED driver.device_refused"), house.outcome(order));
  }

  @Test
  void an_address_that_the_installed_plugin_does_not_know_leaves_the_device_out() {
    var house = new House(folder, "{}", "{colour: red}").start();
    assertEquals(Phase.RUNNING, house.phase());
    assertTrue(
        house.events.reports.stream()
            .anyMatch(r -> r instanceof Report.Offline(var f) && f.message().contains("colour")));
  }

  @Test
  void the_plugin_runs_in_its_own_class_loader_and_does_not_see_the_gateway() {
    var house = new House(folder).start();
    assertEquals(List.of("true"), house.say("loader"));
    assertEquals(List.of("no"), house.say("sees gateway"));
  }

  @Test
  void what_a_driver_keeps_outlives_its_runs() {
    var house = new House(folder).start();
    assertEquals(List.of("1"), house.say("count"));
    house.say("throw");
    house.pass(Duration.ofSeconds(2));
    assertEquals(List.of("2"), house.say("count"));
    assertEquals("[driver/scripted/runs]", house.store.blobs.keySet().toString());
  }

  @Test
  void a_storage_that_refuses_is_reported() {
    var house = new House(folder).start();
    house.store.full = true;
    house.say("count");
    assertEquals(List.of("host.store_failed"), house.events.driverCodes());
  }

  private static Report unlocked() {
    return Report.Position.of(Report.LockState.UNLOCKED, Report.Method.REMOTE);
  }
}
