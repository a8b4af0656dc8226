package io.lintel.hardware.zwave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.Fault;
import io.lintel.spi.LinkSecurity;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Locks that come into the network and leave it, with an operator at the command line. */
class ZwaveJoiningTest {
  private static final int NEWCOMER = 10;

  private ZwaveHouse house;
  private LiveMemory memory;
  private LiveDriver driver;

  @BeforeEach
  void open_a_house() {
    house = ZwaveHouse.open(Duration.ofMillis(50));
    memory = LiveMemory.withKeys(house.act("keys", Map.of()).toString());
    driver = LiveDriver.open(house.address(), memory, ZwaveHouse.LOCK);
    driver.awaitPosition(ZwaveHouse.LOCK);
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

  @Test
  void a_lock_joins_with_its_pin_and_is_moved_at_once() {
    LiveConsole operator = include("s2ac", Map.of(), this::label);
    operator.awaitDone();

    assertMoved();
    assertEquals(LinkSecurity.STRONG, driver.security(NEWCOMER));
    assertFalse(operator.shown().contains(pin()), "the PIN is not repeated");
  }

  @Test
  void a_lock_with_a_choice_of_keys_joins_at_the_best() {
    include("s2all", Map.of(), this::label).awaitDone();

    assertMoved();
    assertEquals(LinkSecurity.STRONG, driver.security(NEWCOMER));
  }

  @Test
  void a_lock_whose_first_answers_are_kept_off_the_air_is_used_at_its_class_or_not_at_all() {
    include("s2all", 4, Map.of(), this::label).awaitDone();
    driver.reports.await(LiveDriver.id(NEWCOMER), 0, ZwaveJoiningTest::isSilentUnderKey);
    house.act("forge", Map.of("node", NEWCOMER, "mode", 255));

    assertEquals(List.of(), driver.capabilities(NEWCOMER));
    assertEquals(LinkSecurity.STRONG, driver.security(NEWCOMER));
    Report first =
        driver.reports.await(LiveDriver.id(NEWCOMER), 0, Report.Position.class::isInstance);
    assertMoved();
    assertEquals(LinkSecurity.STRONG, driver.security(NEWCOMER));
    assertEquals(Report.Position.of(LockState.UNLOCKED, Method.READ), first);
  }

  @Test
  void a_wrong_pin_lets_the_lock_go_again_and_says_why() {
    house.act("leave", Map.of("id", NEWCOMER));
    LiveConsole operator = include("s2ac", Map.of(), _ -> wrongPin());
    Fault why = operator.awaitFailed();

    assertTrue(why.message().contains("PIN"), why::message);
    assertFalse(isInTheHouse(NEWCOMER));
    assertEquals(List.of(), operator.adopted);
  }

  @Test
  void a_lock_that_knows_s0_alone_joins_when_that_is_allowed() {
    include("s0", Map.of("allow_s0", true), this::label).awaitDone();

    assertMoved();
    assertEquals(LinkSecurity.WEAK, driver.security(NEWCOMER));
  }

  @Test
  void a_lock_that_knows_s0_alone_is_let_go_when_that_is_not_allowed() {
    house.act("leave", Map.of("id", NEWCOMER));
    include("s0", Map.of(), this::label).awaitFailed();

    assertFalse(isInTheHouse(NEWCOMER));
  }

  @Test
  void a_lock_leaves() {
    include("s2ac", Map.of(), this::label).awaitDone();
    house.act("leave", Map.of("id", NEWCOMER));
    driver.begin("exclude", wait30s(), _ -> "").awaitDone();

    assertFalse(isInTheHouse(NEWCOMER));
  }

  @Test
  void nodes_are_listed() {
    LiveConsole operator = driver.begin("nodes", Map.of(), _ -> "");
    operator.awaitDone();

    assertEquals(8, operator.rows.size(), operator::shown);
  }

  @Test
  void what_joined_is_known_after_a_restart() {
    include("s2ac", Map.of(), this::label).awaitDone();
    driver.close();
    driver = LiveDriver.open(house.address(), memory, NEWCOMER);
    driver.awaitPosition(NEWCOMER);

    assertMoved();
  }

  private static boolean isSilentUnderKey(Report report) {
    return report instanceof Report.Trouble(Fault fault)
        && fault.code().equals("zwave.silent_under_key");
  }

  private LiveConsole include(
      String security, Map<String, Object> allowed, Function<String, String> answers) {
    return include(security, 0, allowed, answers);
  }

  /**
   * Lets it join.
   *
   * @param refused how many questions for a nonce it does not answer once it has its keys
   */
  private LiveConsole include(
      String security, int refused, Map<String, Object> allowed, Function<String, String> answers) {
    house.act("join", Map.of("id", NEWCOMER, "security", security, "refuse", refused));
    var arguments = new HashMap<String, Object>(allowed);
    arguments.putAll(wait30s());
    return driver.begin("include", arguments, answers);
  }

  private static Map<String, Object> wait30s() {
    return Map.of("wait", Duration.ofSeconds(30));
  }

  private void assertMoved() {
    driver.awaitPosition(NEWCOMER);
    assertEquals(Outcome.confirmed(), driver.reports.await(driver.lock(NEWCOMER)));
    assertTrue(house.isLocked(NEWCOMER));
    assertEquals(Outcome.confirmed(), driver.reports.await(driver.unlock(NEWCOMER)));
    assertFalse(house.isLocked(NEWCOMER));
  }

  private String label(String question) {
    return question.contains("PIN") ? pin() : "yes";
  }

  private String pin() {
    return house.act("label", Map.of("id", NEWCOMER)).path("pin").asText();
  }

  private String wrongPin() {
    return "%05d".formatted((Integer.parseInt(pin()) + 1) % 65_536);
  }

  private boolean isInTheHouse(int node) {
    return StreamSupport.stream(house.act("nodes", Map.of()).spliterator(), false)
        .anyMatch(each -> each.asInt() == node);
  }
}
