package io.lintel.driver.zwave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.Fault;
import io.lintel.spi.FaultException;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import io.lintel.spi.Secret;
import io.lintel.testkit.MapSettings;
import io.lintel.testkit.VirtualOperator;
import io.lintel.testkit.VirtualOperator.Ending;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What operators do to the network, with a stick in virtual time. */
class MaintenanceTest {
  private static final String PASSPHRASE = "correct horse battery";
  private static final Secret KEYS =
      secret(
          """
          {"S0_Legacy": "0102030405060708090a0b0c0d0e0f10",
           "S2_Unauthenticated": "11111111111111111111111111111111",
           "S2_Authenticated": "22222222222222222222222222222222",
           "S2_AccessControl": "33333333333333333333333333333333"}
          """);

  private final SimulatedNode lock = SimulatedNode.lock(7);
  private final SimulatedNode newcomer = SimulatedNode.lock(12);
  private final House house = House.of(lock);
  private final ChangeableNetwork network = new ChangeableNetwork(house.world, house.stick);
  private final VirtualOperator operator;

  MaintenanceTest() {
    house.started();
    operator = house.run.operator();
  }

  @Test
  void a_device_joins_and_is_handed_over_and_attached() {
    begin("include", Map.of());
    network.comes(newcomer);
    house.pass(Duration.ofSeconds(2));
    assertInstanceOf(Ending.Done.class, ending());
    assertEquals(Map.of("node", "12"), operator.adopted().values().iterator().next().address());
    assertEquals(0, network.mode);
  }

  @Test
  void a_lock_in_the_clear_is_let_go_again_unless_the_operator_allowed_it() {
    network.information = SimulatedNode.lock(12).information();
    begin("include", Map.of());
    network.comes(newcomer);
    house.pass(Duration.ofSeconds(1));
    network.leaves(newcomer);
    house.pass(Duration.ofSeconds(1));
    assertEquals("zwave.lock_in_the_clear", fault().code());
    assertTrue(operator.adopted().isEmpty());
    assertTrue(fault().message().endsWith("let go again"));
  }

  @Test
  void a_lock_in_the_clear_that_was_allowed_opens_at_once() {
    network.information = SimulatedNode.lock(12).information();
    begin("include", Map.of("allow_clear", true));
    network.comes(newcomer);
    house.pass(Duration.ofSeconds(5));
    var device = operator.adopted().keySet().iterator().next();
    var order = house.run.order(device, House.WINDOW);
    house.run.unlock(order);
    assertEquals(Outcome.confirmed(), house.outcome(order));
  }

  @Test
  void a_device_that_the_host_would_not_have_stays_for_adopt() {
    operator.refuseNext(Fault.never("host.no_name", "the name is taken"));
    begin("include", Map.of());
    network.comes(newcomer);
    house.pass(Duration.ofSeconds(2));
    assertEquals("zwave.not_adopted", fault().code());

    VirtualOperator later = house.run.operator();
    house.run.begin("adopt", MapSettings.none(), later);
    house.pass(Duration.ofSeconds(2));
    assertEquals(1, later.adopted().size());
    assertInstanceOf(Ending.Done.class, later.ending().orElseThrow());
  }

  @Test
  void a_new_device_takes_the_place_of_a_failed_one_and_its_id() {
    lock.mood = SimulatedNode.Mood.OFFLINE;
    network.information = lock.information();
    begin("replace-failed", Map.of("device", house.device(lock).toString(), "allow_clear", true));
    house.pass(Duration.ofSeconds(2));
    lock.mood = SimulatedNode.Mood.WELL;
    network.comes(lock);
    house.pass(Duration.ofSeconds(8));
    assertInstanceOf(Ending.Done.class, ending());
    assertTrue(operator.adopted().containsKey(house.device(lock)));
    assertEquals(Outcome.confirmed(), house.outcome(house.unlock(lock)));
  }

  @Test
  void an_excluded_device_is_told_as_gone() {
    begin("exclude", Map.of());
    house.pass(Duration.ofSeconds(1));
    network.leaves(lock);
    house.pass(Duration.ofSeconds(1));
    assertEquals(new Ending.Done("Node 7 has left the network."), ending());
    assertInstanceOf(Report.Removed.class, house.last(lock));
  }

  @Test
  void a_failed_device_is_struck_off_and_told_as_gone() {
    lock.mood = SimulatedNode.Mood.OFFLINE;
    begin("remove-failed", Map.of("node", 7));
    house.pass(Duration.ofSeconds(3));
    assertInstanceOf(Ending.Done.class, ending());
    assertInstanceOf(Report.Removed.class, house.last(lock));
  }

  @Test
  void one_job_at_a_time_changes_the_network() {
    begin("include", Map.of());
    VirtualOperator other = house.run.operator();
    var refused =
        assertThrows(
            FaultException.class, () -> house.run.begin("exclude", MapSettings.none(), other));
    assertEquals("zwave.job_under_way", refused.fault().code());
  }

  @Test
  void ctrl_c_ends_it_and_the_next_may_begin() {
    begin("include", Map.of());
    operator.cancel();
    house.pass(Duration.ofSeconds(1));
    assertEquals("zwave.job_cancelled", fault().code());
    assertEquals(0, network.mode);
    house.run.begin("exclude", MapSettings.none(), house.run.operator());
  }

  @Test
  void doors_open_while_a_device_may_join() {
    begin("include", Map.of());
    house.pass(Duration.ofSeconds(1));
    assertEquals(Outcome.confirmed(), house.outcome(house.unlock(lock)));
  }

  @Test
  void a_stick_that_is_unplugged_ends_the_job() {
    begin("include", Map.of());
    house.cable.unplug();
    house.pass(Duration.ofSeconds(1));
    assertEquals("zwave.network_interrupted", fault().code());
  }

  @Test
  void without_a_stick_nothing_begins() {
    house.cable.unplug();
    house.pass(Duration.ofSeconds(1));
    var refused =
        assertThrows(
            FaultException.class, () -> house.run.begin("nodes", MapSettings.none(), operator));
    assertEquals("zwave.stick_absent", refused.fault().code());
  }

  @Test
  void a_power_cut_while_a_node_joins_is_told_at_the_next_start() {
    network.information = SimulatedNode.lock(12).information();
    begin("include", Map.of());
    network.comes(newcomer);
    house.pass(Duration.ofSeconds(1));
    House next = house.afterPowerCut();
    next.stick.nodes.put(12, newcomer);
    new ChangeableNetwork(next.world, next.stick);
    next.run.start();
    next.pass(Duration.ofSeconds(8));
    assertTrue(next.host.log().lines().stream().anyMatch(line -> line.contains("half_joined")));
    VirtualOperator later = next.run.operator();
    next.run.begin("nodes", MapSettings.none(), later);
    next.pass(Duration.ofSeconds(1));
    assertTrue(later.rows().stream().anyMatch(row -> row.containsValue("half joined: exclude it")));
  }

  @Test
  void nodes_are_listed_with_their_devices() {
    begin("nodes", Map.of());
    house.pass(Duration.ofSeconds(1));
    assertEquals(2, operator.rows().size());
    Map<String, String> row = operator.rows().getLast();
    assertEquals("7", row.get("node"));
    assertEquals(house.device(lock).toString(), row.get("device"));
    assertEquals("answers", row.get("state"));
  }

  @Test
  void a_node_is_pinged_and_its_links_are_looked_after() {
    begin("ping", Map.of("node", 7, "count", 2));
    house.pass(Duration.ofSeconds(5));
    assertEquals("2 of 2", operator.rows().getFirst().get("answered"));
    VirtualOperator other = house.run.operator();
    house.run.begin("heal-check", MapSettings.none(), other);
    house.pass(Duration.ofSeconds(5));
    assertEquals("good", other.rows().getFirst().get("verdict"));
  }

  @Test
  void a_backup_goes_out_sealed_and_comes_back_onto_the_same_model() {
    importKeys();
    operator.prepare(PASSPHRASE, PASSPHRASE);
    begin("backup", Map.of("file", true));
    house.pass(Duration.ofSeconds(30));
    assertInstanceOf(Ending.Done.class, ending());
    Secret file = operator.file("file").orElseThrow();
    assertFalse(new String(file.reveal(), StandardCharsets.ISO_8859_1).contains("3333333333"));

    byte[] before = network.memory.clone();
    Arrays.fill(network.memory, (byte) 0);
    VirtualOperator other = house.run.operator().prepare(PASSPHRASE, "yes");
    house.run.begin("restore", MapSettings.of(Map.of("file", file)), other);
    house.pass(Duration.ofSeconds(30));
    assertInstanceOf(Ending.Done.class, other.ending().orElseThrow());
    assertTrue(Arrays.equals(before, network.memory));
    assertFalse(network.memoryOpen);
    assertEquals(Outcome.confirmed(), house.outcome(house.unlock(lock)));
  }

  @Test
  void a_backup_with_a_wrong_passphrase_changes_nothing() {
    operator.prepare(PASSPHRASE, PASSPHRASE);
    begin("backup", Map.of("file", true));
    house.pass(Duration.ofSeconds(30));
    Secret file = operator.file("file").orElseThrow();
    Arrays.fill(network.memory, (byte) 0);
    VirtualOperator other = house.run.operator().prepare("another passphrase");
    house.run.begin("restore", MapSettings.of(Map.of("file", file)), other);
    house.pass(Duration.ofSeconds(5));
    assertEquals("zwave.backup_wrong_key", fault(other).code());
    assertEquals(0, network.memory[0]);
  }

  @Test
  void a_short_or_mistyped_passphrase_seals_nothing() {
    operator.prepare("short");
    begin("backup", Map.of("file", true));
    house.pass(Duration.ofSeconds(1));
    assertEquals("zwave.input_refused", fault().code());
    VirtualOperator other = house.run.operator().prepare(PASSPHRASE, PASSPHRASE + "r");
    house.run.begin("backup", MapSettings.of(Map.of("file", true)), other);
    house.pass(Duration.ofSeconds(1));
    assertEquals("zwave.input_refused", fault(other).code());
  }

  @Test
  void keys_come_in_and_go_out_in_the_form_of_other_hosts() {
    importKeys();
    VirtualOperator other = house.run.operator();
    house.run.begin("keys export", MapSettings.of(Map.of("file", true)), other);
    house.pass(Duration.ofSeconds(1));
    String file = new String(other.file("file").orElseThrow().reveal(), StandardCharsets.UTF_8);
    assertTrue(file.contains("\"S2_AccessControl\": \"33333333333333333333333333333333\""));
  }

  @Test
  void a_file_without_keys_is_refused() {
    var refused =
        assertThrows(
            FaultException.class,
            () ->
                house.run.begin(
                    "keys import", MapSettings.of(Map.of("file", secret("{}"))), operator));
    assertEquals("zwave.input_refused", refused.fault().code());
  }

  @Test
  void a_recovery_key_is_made_and_its_secret_half_kept_nowhere() {
    begin("recovery-key", Map.of("file", true));
    house.pass(Duration.ofSeconds(1));
    String secret =
        new String(operator.file("file").orElseThrow().reveal(), StandardCharsets.UTF_8);
    assertTrue(secret.startsWith("lintel-recovery-secret:"));
    var done = assertInstanceOf(Ending.Done.class, ending());
    assertTrue(done.summary().contains("lintel-recovery-public:"));
    assertFalse(done.summary().contains(secret));
  }

  @Test
  void no_key_and_no_passphrase_reaches_the_log_or_the_operators_screen() {
    importKeys();
    operator.prepare(PASSPHRASE, PASSPHRASE);
    begin("backup", Map.of("file", true));
    house.pass(Duration.ofSeconds(30));
    List<String> seen = new ArrayList<>(house.host.log().lines());
    seen.addAll(operator.lines());
    assertFalse(
        seen.stream().anyMatch(line -> line.contains("3333333") || line.contains(PASSPHRASE)));
  }

  private void importKeys() {
    VirtualOperator one = house.run.operator().prepare("yes");
    house.run.begin("keys import", MapSettings.of(Map.of("file", KEYS)), one);
    house.pass(Duration.ofSeconds(1));
    assertInstanceOf(Ending.Done.class, one.ending().orElseThrow());
  }

  private void begin(String verb, Map<String, ?> arguments) {
    house.run.begin(verb, MapSettings.of(arguments), operator);
    house.pass(Duration.ofMillis(500));
  }

  private Ending ending() {
    return operator.ending().orElseThrow(() -> new AssertionError(operator.lines()));
  }

  private Fault fault() {
    return fault(operator);
  }

  private static Fault fault(VirtualOperator one) {
    return assertInstanceOf(Ending.Failed.class, one.ending().orElseThrow()).fault();
  }

  private static Secret secret(String text) {
    return new Secret(text.getBytes(StandardCharsets.UTF_8));
  }
}
