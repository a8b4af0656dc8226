package io.lintel.hardware.zwave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.lintel.hardware.rig.Signal;
import io.lintel.spi.LinkSecurity;
import io.lintel.spi.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Locks that join by themselves once their label was scanned. */
class ZwaveSmartStartTest {
  private static final int NEWCOMER = 10;
  private static final int AGAIN = 11;
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String IN = "joined by itself";

  private ZwaveHouse house;
  private LiveDriver driver;
  private JsonNode label = MissingNode.getInstance();

  @BeforeEach
  void open_a_house() {
    house = ZwaveHouse.open(Duration.ofMillis(50));
    var memory = LiveMemory.withKeys(house.act("keys", Map.of()).toString());
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
  void a_scanned_lock_joins_with_power_is_listed_adopted_and_moved_at_its_best_key() {
    scan(Map.of("security", "s2all"));
    power(NEWCOMER, 1);
    driver.log.await(IN, 1);
    assertEquals("no device yet: run adopt", row(NEWCOMER).get("state"));

    driver.begin("adopt", Map.of(), _ -> "").awaitDone();
    driver.awaitPosition(NEWCOMER);
    assertEquals(Outcome.confirmed(), driver.reports.await(driver.lock(NEWCOMER)));
    assertTrue(house.isLocked(NEWCOMER));
    assertEquals(LinkSecurity.STRONG, driver.security(NEWCOMER));
    assertEquals(0, listed(), "it is in, so it is not awaited any more");
  }

  @Test
  void a_lock_whose_label_was_misprinted_in_its_pin_is_let_go_again_with_the_reason() {
    scan(Map.of("slip", "pin"));
    power(NEWCOMER, 1);
    driver.log.await("zwave.join_other_node", 1);

    assertFalse(isInTheHouse(NEWCOMER));
    assertEquals(1, driver.log.count("was let go again"));
    assertEquals(1, listed(), "it may try again");
  }

  @Test
  void a_lock_of_another_label_with_the_same_home_ids_is_let_go_again() {
    scan(Map.of("slip", "other"));
    power(NEWCOMER, 1);
    driver.log.await("zwave.join_other_node", 1);

    assertFalse(isInTheHouse(NEWCOMER));
  }

  @Test
  void a_lock_that_wants_less_than_access_control_does_not_join() {
    scan(Map.of("security", "s2un"));
    power(NEWCOMER, 1);
    driver.log.await("zwave.join_no_access_control", 1);

    assertFalse(isInTheHouse(NEWCOMER));
  }

  @Test
  void a_sensor_gets_no_key_that_its_label_does_not_name() {
    scan(Map.of("security", "s2all", "sensor", true, "printed", 0b001));
    power(NEWCOMER, 1);
    driver.log.await(IN, 1);

    assertEquals(0b001, house.act("granted", Map.of("node", NEWCOMER)).asInt());
  }

  @Test
  void a_lock_that_announces_itself_all_the_time_joins_once() {
    scan(Map.of());
    power(NEWCOMER, 5);
    house.act("power", Map.of("id", NEWCOMER, "count", 5));
    driver.log.await(IN, 1);
    house.act("power", Map.of("id", NEWCOMER, "count", 5));

    assertEquals(1, heard("Security2CCKEXGet"));
    assertEquals("no device yet: run adopt", row(NEWCOMER).get("state"));
    assertEquals(1, driver.log.count(IN));
  }

  @Test
  void a_lock_whose_stick_was_unplugged_in_the_middle_joins_anew_and_leaves_nothing_behind() {
    scan(Map.of());
    house.act("cut", Map.of("id", NEWCOMER, "command", "Security2CCKEXSet"));
    power(NEWCOMER, 1);
    driver.log.await("zwave.inclusion_interrupted", 1);
    house.act("dead", Map.of("node", NEWCOMER)); // it got no keys in time, and has left
    house.act("plug", Map.of());
    driver.log.await("zwave.half_joined", 1);

    power(AGAIN, 1);
    driver.log.await(IN, 1);
    assertFalse(isInTheHouse(NEWCOMER));
    assertEquals("no device yet: run adopt", row(AGAIN).get("state"));
  }

  @Test
  void no_label_reaches_the_log() {
    scan(Map.of());
    power(NEWCOMER, 1);
    driver.log.await(IN, 1);
    assertEquals(0, driver.log.count(label.path("dsk").asText().substring(0, 11)));
    assertEquals(0, driver.log.count(label.path("qr").asText().substring(12, 22)));
  }

  private void scan(Map<String, Object> of) {
    label = house.act("smartStart", of);
    String code = label.path("qr").asText();
    driver.begin("smartstart", Map.of("action", "add"), _ -> code).awaitDone();
  }

  /** Waits until the stick listens, and gives the lock power. */
  private void power(int as, int times) {
    Map<String, Object> how = Map.of("id", NEWCOMER, "as", as, "count", times);
    boolean heard =
        Signal.poll(
                LIMIT,
                Duration.ofMillis(20),
                () -> Optional.of(listens()).filter(Boolean::booleanValue))
            .isPresent();
    assertTrue(heard, "the stick does not listen");
    house.act("power", how);
  }

  private boolean listens() {
    return house.act("power", Map.of("id", NEWCOMER, "count", 0)).asBoolean();
  }

  private Map<String, String> row(int node) {
    return rows("nodes", Map.of()).stream()
        .filter(each -> Integer.toString(node).equals(each.get("node")))
        .findFirst()
        .orElseThrow();
  }

  private int listed() {
    return rows("smartstart", Map.of("action", "list")).size();
  }

  private List<Map<String, String>> rows(String verb, Map<String, Object> arguments) {
    LiveConsole operator = driver.begin(verb, arguments, _ -> "");
    operator.awaitDone();
    return operator.rows;
  }

  private long heard(String command) {
    return StreamSupport.stream(house.act("heard", Map.of("node", NEWCOMER)).spliterator(), false)
        .filter(each -> each.asText().equals(command))
        .count();
  }

  private boolean isInTheHouse(int node) {
    return StreamSupport.stream(house.act("nodes", Map.of()).spliterator(), false)
        .anyMatch(each -> each.asInt() == node);
  }
}
