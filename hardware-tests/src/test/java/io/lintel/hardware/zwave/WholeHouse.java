package io.lintel.hardware.zwave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.spi.Bolt;
import io.lintel.spi.Capability;
import io.lintel.spi.CodeSlots;
import io.lintel.spi.Outcome;
import io.lintel.spi.Pin;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import io.lintel.spi.Report.Denial;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import io.lintel.spi.Report.User;
import io.lintel.spi.SoundLevel;
import io.lintel.spi.Thermostat;
import io.lintel.spi.Thermostat.HvacMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One driver with its keys in a house of seven nodes, interviewed from cold in one run. Each test
 * leaves the house as it found it. How the driver reaches the house is a subclass's.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WholeHouse {
  static final int S2_LOCK = 2;
  static final int S0_LOCK = 3;
  static final int THERMOSTAT = 4;
  static final int EAR = 5;
  static final int CREDENTIAL_LOCK = 6;
  static final int PLAIN_LOCK = 7;
  static final int CLEAR_LOCK = 8;

  static final int[] ALL = {
    S2_LOCK, S0_LOCK, THERMOSTAT, EAR, CREDENTIAL_LOCK, PLAIN_LOCK, CLEAR_LOCK
  };
  private static final Duration WINDOW = Duration.ofSeconds(20);
  private static final int TEMPERATURE = 1;
  private static final int LOUDNESS = 30;

  ZwaveHouse house;
  LiveMemory memory;
  LiveDriver driver;

  /** Where the driver finds the stick. */
  abstract String address(ZwaveHouse house, Path folder);

  @BeforeAll
  void interview_all_from_cold(@TempDir Path folder) {
    house = ZwaveHouse.open(Duration.ofMillis(100));
    memory = LiveMemory.withKeys(house.act("keys", Map.of()).toString());
    driver = LiveDriver.open(address(house, folder), memory, ALL);
    for (int lock : new int[] {S2_LOCK, S0_LOCK, CREDENTIAL_LOCK, PLAIN_LOCK, CLEAR_LOCK}) {
      driver.awaitPosition(lock);
    }
    await(THERMOSTAT, 0, Report.Climate.class::isInstance);
    await(EAR, 0, Report.Sound.class::isInstance);
  }

  @AfterAll
  void close_it() {
    if (driver != null) {
      driver.close();
    }
    if (house != null) {
      house.close();
    }
  }

  @Test
  void each_node_is_what_it_is() {
    for (int lock : new int[] {S2_LOCK, S0_LOCK, CREDENTIAL_LOCK}) {
      assertTrue(offers(lock, Bolt.class), "node " + lock);
      assertTrue(offers(lock, CodeSlots.class), "node " + lock);
    }
    assertTrue(offers(THERMOSTAT, Thermostat.class));
    assertTrue(offers(EAR, SoundLevel.class));
    assertTrue(offers(PLAIN_LOCK, Bolt.class));
    assertTrue(offers(CLEAR_LOCK, Bolt.class));
  }

  @ParameterizedTest
  @ValueSource(ints = {S2_LOCK, S0_LOCK, CREDENTIAL_LOCK})
  void a_lock_tells_this_host_what_happens(int node) {
    JsonNode lifeline = house.act("state", Map.of("node", node)).path("lifeline");
    assertEquals("[1]", lifeline.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {S2_LOCK, S0_LOCK, CREDENTIAL_LOCK, PLAIN_LOCK, CLEAR_LOCK})
  void a_lock_is_moved_once_and_confirms_it_itself(int node) {
    int sets = house.sets(node);
    assertEquals(Outcome.confirmed(), driver.reports.await(driver.lock(node)));
    assertTrue(house.isLocked(node));
    assertEquals(Outcome.confirmed(), driver.reports.await(driver.unlock(node)));
    assertFalse(house.isLocked(node));
    assertEquals(sets + 2, house.sets(node));
  }

  @ParameterizedTest
  @ValueSource(ints = {S2_LOCK, S0_LOCK, CREDENTIAL_LOCK})
  void a_code_is_held_shown_used_and_taken_away(int node) {
    var code = new Pin("246813");
    assertDone(driver.give(node, WINDOW, CodeSlots.class, (s, o) -> s.put(o, 3, code, ongoing())));
    int mark = driver.reports.count();
    assertDone(driver.give(node, WINDOW, CodeSlots.class, (slots, o) -> slots.read(o, 3)));
    await(node, mark, new Report.CodeSlot(3, new Report.SlotContent.Holds(code))::equals);

    int used = driver.reports.count();
    house.act("enter", Map.of("node", node, "digits", "246813"));
    await(node, used, position(LockState.UNLOCKED, Method.KEYCODE, 3));

    assertDone(driver.give(node, WINDOW, CodeSlots.class, (slots, o) -> slots.clear(o, 3)));
    int refused = driver.reports.count();
    house.act("enter", Map.of("node", node, "digits", "246813"));
    await(node, refused, new Report.AccessDenied(Denial.UNKNOWN_CODE)::equals);
  }

  @Test
  void a_slot_number_alone_tells_who_it_was() {
    int mark = driver.reports.count();
    house.act("keypadUnlock", Map.of("node", S2_LOCK, "user", 7, "form", "byte"));
    await(S2_LOCK, mark, position(LockState.UNLOCKED, Method.KEYCODE, 7));
  }

  @ParameterizedTest
  @ValueSource(ints = {S2_LOCK, S0_LOCK})
  void a_jam_is_shown_refuses_and_clears(int node) {
    int mark = driver.reports.count();
    house.act("jam", Map.of("node", node));
    await(node, mark, told -> told instanceof Report.Position p && p.state() == LockState.JAMMED);
    var refused = assertInstanceOf(Outcome.Refused.class, driver.reports.await(driver.lock(node)));
    assertEquals(Reason.LOCK_JAMMED, refused.reason());

    house.act("jam", Map.of("node", node, "on", false));
    assertEquals(Outcome.confirmed(), driver.reports.await(driver.lock(node)));
    int cleared = driver.reports.count();
    house.act("manual", Map.of("node", node, "mode", ZwaveHouse.UNLOCKED));
    await(node, cleared, position(LockState.UNLOCKED, Method.MANUAL, 0));
  }

  @Test
  void a_thermostat_is_set_and_shows_it() {
    int mark = driver.reports.count();
    assertDone(
        driver.give(THERMOSTAT, WINDOW, Thermostat.class, (t, o) -> t.setMode(o, HvacMode.HEAT)));
    await(THERMOSTAT, mark, climate(c -> c.mode().equals(Optional.of(HvacMode.HEAT))));
    assertDone(
        driver.give(
            THERMOSTAT,
            WINDOW,
            Thermostat.class,
            (t, o) -> t.setPoints(o, OptionalDouble.of(21.5), OptionalDouble.empty())));
    await(
        THERMOSTAT, mark, climate(c -> c.heatingSetPointCelsius().equals(OptionalDouble.of(21.5))));
  }

  @Test
  void what_a_thermostat_feels_is_told() {
    int mark = driver.reports.count();
    house.act("sensor", Map.of("node", THERMOSTAT, "type", TEMPERATURE, "value", 23.5));
    await(THERMOSTAT, mark, climate(c -> c.temperatureCelsius().equals(OptionalDouble.of(23.5))));
  }

  @Test
  void noise_is_told() {
    int mark = driver.reports.count();
    house.act("sensor", Map.of("node", EAR, "type", LOUDNESS, "value", 71.5));
    await(EAR, mark, told -> told instanceof Report.Sound sound && sound.decibels() == 71.5);
  }

  @Test
  void a_lock_that_forgot_its_place_in_the_nonces_is_moved_and_heard() {
    house.act("desync", Map.of("node", S2_LOCK));
    assertEquals(Outcome.confirmed(), driver.reports.await(driver.lock(S2_LOCK)));
    house.act("desync", Map.of("node", S2_LOCK));
    int mark = driver.reports.count();
    house.act("manual", Map.of("node", S2_LOCK, "mode", ZwaveHouse.UNLOCKED));
    await(S2_LOCK, mark, position(LockState.UNLOCKED, Method.MANUAL, 0));
  }

  @Test
  void a_report_without_the_key_is_not_believed() {
    assertEquals(Outcome.confirmed(), driver.reports.await(driver.unlock(S2_LOCK)));
    int mark = driver.reports.count();
    house.act("forge", Map.of("node", S2_LOCK, "mode", ZwaveHouse.LOCKED));
    assertDone(driver.read(S2_LOCK));
    assertFalse(
        driver.reports.since(mark, LiveDriver.id(S2_LOCK)).stream()
            .anyMatch(told -> told instanceof Report.Position p && p.state() == LockState.LOCKED));
  }

  @Test
  void a_dead_lock_is_offline_and_comes_back() {
    // What it still had to say of the test before is heard first: that it is unlocked would be
    // proof.
    assertEquals(Outcome.confirmed(), driver.reports.await(driver.lock(S2_LOCK)));
    int mark = driver.reports.count();
    house.act("dead", Map.of("node", S2_LOCK));
    assertInstanceOf(Outcome.Unknown.class, driver.reports.await(driver.unlock(S2_LOCK)));
    await(S2_LOCK, mark, Report.Offline.class::isInstance);
    house.act("dead", Map.of("node", S2_LOCK, "on", false));
    assertEquals(Outcome.confirmed(), driver.reports.await(driver.lock(S2_LOCK)));
    await(S2_LOCK, mark, new Report.Online()::equals);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nak", "can", "silent"})
  void a_frame_that_is_refused_collides_or_is_lost_moves_the_lock_once(String fault) {
    int sets = house.sets(S2_LOCK);
    house.act("fault", Map.of("mode", fault, "count", 2));
    assertEquals(Outcome.confirmed(), driver.reports.await(driver.lock(S2_LOCK)));
    assertEquals(sets + 1, house.sets(S2_LOCK));
  }

  @ParameterizedTest
  @ValueSource(ints = {S2_LOCK, S0_LOCK})
  void a_frame_that_the_air_swallowed_is_sent_anew(int node) {
    int sets = house.sets(node);
    house.act("deaf", Map.of("node", node, "count", 1));
    assertEquals(Outcome.confirmed(), driver.reports.await(driver.lock(node)));
    assertEquals(sets + 1, house.sets(node));
  }

  @Test
  void noise_on_the_line_is_skipped() {
    house.act("rawToHost", Map.of("bytes", "00ff5501021506186c6f67"));
    assertEquals(Outcome.confirmed(), driver.reports.await(driver.lock(S2_LOCK)));
  }

  void await(int node, int mark, Predicate<Report> wanted) {
    driver.reports.await(LiveDriver.id(node), mark, wanted);
  }

  private void assertDone(LiveOrder order) {
    assertInstanceOf(Outcome.Done.class, driver.reports.await(order));
  }

  private boolean offers(int node, Class<? extends Capability> what) {
    return driver.capabilities(node).stream().anyMatch(what::isInstance);
  }

  private static Optional<CodeSlots.Window> ongoing() {
    return Optional.empty();
  }

  static Predicate<Report> position(LockState state, Method method, int slot) {
    return new Report.Position(state, method, new User(slot))::equals;
  }

  private static Predicate<Report> climate(Predicate<Report.Climate> wanted) {
    return told -> told instanceof Report.Climate climate && wanted.test(climate);
  }
}
