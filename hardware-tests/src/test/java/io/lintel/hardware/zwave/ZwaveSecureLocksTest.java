package io.lintel.hardware.zwave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.LinkSecurity;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import io.lintel.spi.Report.User;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Locks that were joined by another host, with its keys. */
class ZwaveSecureLocksTest {
  private static final int S2_LOCK = 2;
  private static final int S0_LOCK = 3;

  private ZwaveHouse house;
  private LiveDriver driver;

  @BeforeEach
  void open_a_house_with_its_keys() {
    house = ZwaveHouse.open(Duration.ofMillis(200));
    var memory = LiveMemory.withKeys(house.act("keys", Map.of()).toString());
    driver = LiveDriver.open(house.address(), memory, S2_LOCK, S0_LOCK);
    driver.awaitPosition(S2_LOCK);
    driver.awaitPosition(S0_LOCK);
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
  @ValueSource(ints = {S2_LOCK, S0_LOCK})
  void a_lock_is_moved_with_its_key_and_says_so_itself(int node) {
    assertEquals(node == S2_LOCK ? LinkSecurity.STRONG : LinkSecurity.WEAK, driver.security(node));
    assertEquals(Outcome.confirmed(), driver.reports.await(driver.unlock(node)));
    assertFalse(house.isLocked(node));
    assertEquals(Outcome.confirmed(), driver.reports.await(driver.lock(node)));
    assertTrue(house.isLocked(node));
  }

  @ParameterizedTest
  @ValueSource(ints = {S2_LOCK, S0_LOCK})
  void a_code_at_the_keypad_is_told_with_its_user(int node) {
    int mark = driver.reports.count();
    house.act("keypadUnlock", Map.of("node", node, "user", 3));
    driver.reports.await(
        LiveDriver.id(node),
        mark,
        new Report.Position(LockState.UNLOCKED, Method.KEYCODE, new User(3))::equals);
  }
}
