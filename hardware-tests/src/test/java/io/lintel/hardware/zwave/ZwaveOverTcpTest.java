package io.lintel.hardware.zwave;

import static io.lintel.hardware.zwave.ZwaveHouse.DOOR_LOCK;
import static io.lintel.hardware.zwave.ZwaveHouse.LOCK;
import static io.lintel.hardware.zwave.ZwaveHouse.LOCKED;
import static io.lintel.hardware.zwave.ZwaveHouse.SECURE_LOCK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import io.lintel.spi.Report.User;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZwaveOverTcpTest {
  private ZwaveHouse house;
  private LiveDriver driver;

  @BeforeEach
  void open_a_house_whose_bolts_take_their_time() {
    house = ZwaveHouse.open(Duration.ofMillis(400));
    driver = LiveDriver.open(house.address(), LOCK, DOOR_LOCK);
    driver.awaitPosition(LOCK);
    driver.awaitPosition(DOOR_LOCK);
  }

  @AfterEach
  void close_it() {
    if (driver != null) {
      driver.close();
    }
    if (house != null) {
      house.close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {LOCK, DOOR_LOCK})
  void a_lock_is_locked_and_unlocked_and_says_so_itself(int node) {
    assertEquals(Outcome.confirmed(), driver.reports.await(driver.lock(node)));
    assertTrue(house.isLocked(node));
    assertEquals(Outcome.confirmed(), driver.reports.await(driver.unlock(node)));
    assertFalse(house.isLocked(node));
    assertEquals(2, house.sets(node));
  }

  @Test
  void a_lock_is_read() {
    assertEquals(Outcome.confirmed(), driver.reports.await(driver.read(LOCK)));
  }

  @Test
  void a_battery_is_told_in_the_interview() {
    driver.reports.await(id(DOOR_LOCK), 0, new Report.Battery(85)::equals);
  }

  @Test
  void a_turn_by_hand_is_told() {
    int mark = driver.reports.count();
    house.act("manual", Map.of("node", DOOR_LOCK, "mode", LOCKED));
    driver.reports.await(
        id(DOOR_LOCK), mark, Report.Position.of(LockState.LOCKED, Method.MANUAL)::equals);
  }

  @Test
  void a_bare_report_is_told() {
    int mark = driver.reports.count();
    house.act("bare", Map.of("node", LOCK, "mode", LOCKED));
    driver.reports.await(
        id(LOCK), mark, Report.Position.of(LockState.LOCKED, Method.UNKNOWN)::equals);
  }

  @Test
  void a_code_at_the_keypad_is_told_with_its_user() {
    int mark = driver.reports.count();
    house.act("keypadUnlock", Map.of("node", DOOR_LOCK, "user", 3));
    driver.reports.await(
        id(DOOR_LOCK),
        mark,
        new Report.Position(LockState.UNLOCKED, Method.KEYCODE, new User(3))::equals);
  }

  @Test
  void a_jam_refuses_and_clears() {
    house.act("jam", Map.of("node", DOOR_LOCK));
    var refused =
        assertInstanceOf(Outcome.Refused.class, driver.reports.await(driver.lock(DOOR_LOCK)));
    assertEquals(Reason.LOCK_JAMMED, refused.reason());
    house.act("jam", Map.of("node", DOOR_LOCK, "on", false));
    assertEquals(Outcome.confirmed(), driver.reports.await(driver.lock(DOOR_LOCK)));
  }

  @Test
  void a_dead_lock_is_offline_and_comes_back() {
    int mark = driver.reports.count();
    house.act("dead", Map.of("node", LOCK));
    assertInstanceOf(Outcome.Unknown.class, driver.reports.await(driver.unlock(LOCK)));
    driver.reports.await(id(LOCK), mark, Report.Offline.class::isInstance);
    house.act("dead", Map.of("node", LOCK, "on", false));
    assertEquals(Outcome.confirmed(), driver.reports.await(driver.lock(LOCK)));
    driver.reports.await(id(LOCK), mark, new Report.Online()::equals);
  }

  @Test
  void a_lock_that_hangs_leaves_the_order_unknown() {
    house.act("hang", Map.of("node", LOCK));
    LiveOrder unlock = driver.unlock(LOCK, Duration.ofSeconds(2));
    assertInstanceOf(Outcome.Unknown.class, driver.reports.await(unlock));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nak", "can", "silent"})
  void a_frame_that_is_refused_collides_or_is_lost_is_sent_again(String fault) {
    house.act("fault", Map.of("mode", fault, "count", 2));
    assertEquals(Outcome.confirmed(), driver.reports.await(driver.lock(LOCK)));
    assertEquals(1, house.sets(LOCK));
  }

  @Test
  void noise_on_the_line_is_skipped() {
    house.act("rawToHost", Map.of("bytes", "00ff5501021506186c6f67"));
    assertEquals(Outcome.confirmed(), driver.reports.await(driver.lock(LOCK)));
  }

  @Test
  void a_stick_unplugged_in_the_middle_of_an_order_leaves_it_unknown_and_comes_back() {
    house.act("hang", Map.of("node", LOCK));
    LiveOrder unlock = driver.unlock(LOCK);
    house.awaitSets(LOCK, 1);
    house.act("unplug", Map.of());
    assertInstanceOf(Outcome.Unknown.class, driver.reports.await(unlock));
    driver.reports.awaitTrouble(true);
    house.act("hang", Map.of("node", LOCK, "on", false));
    house.act("plug", Map.of());
    driver.reports.awaitTrouble(false);
    assertEquals(Outcome.confirmed(), driver.reports.await(driver.lock(LOCK)));
  }

  @Test
  void what_cannot_be_moved_is_named_and_offers_nothing() {
    driver.close();
    driver = LiveDriver.open(house.address(), SECURE_LOCK);
    assertEquals("zwave.security_needed", trouble(SECURE_LOCK));
    assertEquals(List.of(), driver.capabilities(SECURE_LOCK));
    assertEquals(0, house.sets(SECURE_LOCK));
  }

  private String trouble(int node) {
    Report told = driver.reports.await(id(node), 0, Report.Trouble.class::isInstance);
    return ((Report.Trouble) told).fault().code();
  }

  private static UUID id(int node) {
    return LiveDriver.id(node);
  }
}
