package io.lintel.driver.zwave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.security.join.NetworkKeys;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.spi.LinkSecurity;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import io.lintel.spi.Secret;
import io.lintel.testkit.MapSettings;
import io.lintel.testkit.VirtualOperator;
import io.lintel.testkit.VirtualOperator.Ending;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A lock on Long Range, whose node id has 16 bits, behind a stick in virtual time. */
class LongRangeTest {
  private static final int FAR = 300;
  private static final int ACCESS_CONTROL_BIT = 0x04;
  private static final String PASSPHRASE = "correct horse battery";

  private final SimulatedNode near = SimulatedNode.lock(7);
  private final SimulatedNode far = SimulatedNode.doorLock(FAR);
  private final House house = House.of(near, far);

  LongRangeTest() {
    new ChangeableNetwork(house.world, house.stick);
    house.stick.knowsLongRange();
    house.attachAll();
    house.run.start();
    house.pass(Duration.ofMillis(100));
    house.stick.secure(far, ACCESS_CONTROL_BIT);
    var best = SecurityClass.S2_ACCESS_CONTROL;
    far.security().has(best, keys().of(best, new NodeId(FAR)));
    house.pass(Duration.ofSeconds(30));
  }

  @Test
  void the_stick_is_set_to_wide_node_ids_and_a_lock_far_away_is_known_and_moved() {
    assertTrue(house.stick.hasWideIds());
    assertEquals(Outcome.confirmed(), house.outcome(house.unlock(far)));
    assertFalse(far.locked);
    assertEquals(Outcome.confirmed(), house.outcome(house.lock(far)));
    assertTrue(far.locked);
  }

  @Test
  void locks_of_both_kinds_work_on_the_same_stick() {
    assertEquals(Outcome.confirmed(), house.outcome(house.unlock(near)));
    assertEquals(Outcome.confirmed(), house.outcome(house.unlock(far)));
  }

  @Test
  void what_it_reports_by_itself_is_told() {
    far.locked = false;
    house.stick.tell(far, far.report());
    house.pass(Duration.ofSeconds(1));
    var told = assertInstanceOf(Report.Position.class, house.last(far));
    assertEquals(Report.LockState.UNLOCKED, told.state());
  }

  @Test
  void it_is_spoken_to_under_its_long_range_key() {
    assertEquals(LinkSecurity.STRONG, house.run.device(house.device(far)).security());
  }

  @Test
  void a_stick_that_restarts_by_itself_is_set_to_wide_ids_again() {
    house.stick.restarts();
    assertFalse(house.stick.hasWideIds());
    house.pass(Duration.ofSeconds(10));
    assertTrue(house.stick.hasWideIds());
    assertEquals(Outcome.confirmed(), house.outcome(house.unlock(far)));
  }

  @Test
  void it_stands_in_the_list_of_nodes_and_answers_a_ping() {
    VirtualOperator operator = done("nodes", Map.of());
    Map<String, String> row = row(operator.rows());
    assertEquals(house.device(far).toString(), row.get("device"));
    assertEquals("strong", row.get("security"));
    assertEquals(
        "2 of 2", done("ping", Map.of("node", FAR, "count", 2)).rows().getFirst().get("answered"));
  }

  @Test
  void its_links_are_looked_after_without_asking_for_neighbours() {
    assertEquals("good", row(done("heal-check", Map.of()).rows()).get("verdict"));
  }

  @Test
  void a_backup_and_a_key_export_hold_what_belongs_to_it() {
    VirtualOperator keys = done("keys export", Map.of("file", true));
    assertTrue(text(keys).contains("\"securityKeysLongRange\""));

    VirtualOperator backup = house.run.operator().prepare(PASSPHRASE, PASSPHRASE);
    begin("backup", Map.of("file", true), backup);
    Secret file = backup.file("file").orElseThrow();
    house.host.loop().call(() -> house.host.store().remove("node." + FAR));
    assertFalse(isKept());
    VirtualOperator restore = house.run.operator().prepare(PASSPHRASE, "yes");
    begin("restore", Map.of("file", file), restore);
    assertInstanceOf(Ending.Done.class, restore.ending().orElseThrow());
    assertTrue(isKept());
    assertEquals(Outcome.confirmed(), house.outcome(house.unlock(far)));
  }

  private NetworkKeys keys() {
    Secret kept =
        house
            .host
            .loop()
            .ask(() -> house.host.secrets().get(NetworkKeys.SECRET_NAME))
            .orElseThrow();
    return NetworkKeys.unsealed(kept).orElseThrow();
  }

  private boolean isKept() {
    return house.host.loop().ask(() -> house.host.store().get("node." + FAR)).isPresent();
  }

  private VirtualOperator done(String verb, Map<String, ?> arguments) {
    VirtualOperator operator = house.run.operator();
    begin(verb, arguments, operator);
    assertInstanceOf(Ending.Done.class, operator.ending().orElseThrow());
    return operator;
  }

  private void begin(String verb, Map<String, ?> arguments, VirtualOperator operator) {
    house.run.begin(verb, MapSettings.of(arguments), operator);
    house.pass(Duration.ofSeconds(30));
  }

  private static Map<String, String> row(List<? extends Map<String, String>> rows) {
    return rows.stream().filter(each -> "300".equals(each.get("node"))).findFirst().orElseThrow();
  }

  private static String text(VirtualOperator operator) {
    return new String(operator.file("file").orElseThrow().reveal(), StandardCharsets.UTF_8);
  }
}
