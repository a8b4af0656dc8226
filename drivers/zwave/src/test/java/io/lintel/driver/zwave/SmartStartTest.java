package io.lintel.driver.zwave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.security.join.QrChecksum;
import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Fault;
import io.lintel.testkit.MapSettings;
import io.lintel.testkit.VirtualOperator;
import io.lintel.testkit.VirtualOperator.Ending;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nodes that join by themselves, with a stick in virtual time. */
class SmartStartTest {
  /** Of a node whose public key begins with the bytes 01, 02, … 10. */
  private static final String DSK = "00258-00772-01286-01800-02314-02828-03342-03856";

  /** It asks for S2 Access Control. */
  private static final String ASKED = "004" + DSK.replace("-", "");

  private static final String QR = "9001" + QrChecksum.of(ASKED) + ASKED;

  private final SimulatedNode lock = SimulatedNode.lock(7);
  private final SimulatedNode newcomer = SimulatedNode.lock(12);
  private final House house = House.of(lock);
  private final ChangeableNetwork network = new ChangeableNetwork(house.world, house.stick);

  SmartStartTest() {
    house.started();
  }

  @Test
  void a_label_that_was_scanned_is_listened_for_and_listed_without_its_pin() {
    assertFalse(network.listening);
    add();
    assertTrue(network.listening);
    VirtualOperator other = begin("smartstart", Map.of("action", "list"));
    assertEquals("awaited", other.rows().getFirst().get("state"));
    assertFalse(other.rows().toString().contains("00258"));
  }

  @Test
  void a_label_that_was_misread_is_refused() {
    VirtualOperator operator = house.run.operator().prepare(QR.substring(0, 50) + "99");
    begin("smartstart", Map.of("action", "add"), operator);
    assertEquals("zwave.input_refused", fault(operator).code());
    assertFalse(network.listening);
  }

  @Test
  void nothing_is_listened_for_while_a_job_changes_the_network_and_again_after_it() {
    add();
    VirtualOperator including = begin("include", Map.of());
    assertFalse(network.listening);
    including.cancel();
    house.pass(Duration.ofSeconds(1));
    assertTrue(network.listening);
  }

  @Test
  void a_device_that_is_taken_off_the_list_is_not_listened_for_after_a_restart() {
    add();
    VirtualOperator operator = house.run.operator().prepare(DSK);
    begin("smartstart", Map.of("action", "remove"), operator);
    assertInstanceOf(Ending.Done.class, operator.ending().orElseThrow());
    primed();
    assertEquals(0, network.mode);
  }

  @Test
  void a_device_of_the_list_is_called_by_its_own_home_ids() {
    add();
    primed();
    assertEquals(0x4A, network.mode);
    assertEquals(8, network.added.at(0) & 0x0F);
    // its DSK's bytes 8 to 15, marked as SmartStart does
    assertEquals("c90a0b0c0d0e0f11", network.added.from(2).hex());
  }

  @Test
  void a_device_that_is_not_on_the_list_is_not_called() {
    add();
    house.stick.say(Frame.request(0x49, Octets.ofHex("850000" + "c1020304" + "03044003")));
    house.pass(Duration.ofSeconds(1));
    assertEquals(0, network.mode);
  }

  @Test
  void a_device_that_gets_no_keys_is_struck_off_and_not_let_in_for_ever() {
    add();
    network.information = Octets.ofHex("044003629f");
    for (int time = 0; time < 5; time++) {
      primed();
      network.comes(newcomer);
      newcomer.mood = SimulatedNode.Mood.OFFLINE;
      house.pass(Duration.ofMinutes(2));
      assertFalse(house.stick.nodes.containsKey(12), "time " + time);
    }
    primed();
    assertEquals(0, network.mode);
    VirtualOperator operator = begin("smartstart", Map.of("action", "list"));
    assertEquals("failed too often: add it again", operator.rows().getFirst().get("state"));
  }

  @Test
  void a_device_that_offers_no_s2_does_not_join_by_itself() {
    add();
    network.information = Octets.ofHex("042101" + "3198");
    primed();
    network.comes(newcomer);
    newcomer.mood = SimulatedNode.Mood.OFFLINE;
    house.pass(Duration.ofSeconds(30));
    assertFalse(house.stick.nodes.containsKey(12));
    assertTrue(isLogged("zwave.smartstart_without_s2"), () -> house.host.log().lines().toString());
  }

  @Test
  void a_stick_that_is_unplugged_in_the_middle_is_not_held_against_the_device() {
    add();
    network.information = Octets.ofHex("044003629f");
    for (int time = 0; time < 6; time++) {
      primed();
      network.comes(newcomer);
      newcomer.mood = SimulatedNode.Mood.OFFLINE;
      house.pass(Duration.ofSeconds(1));
      house.cable.unplug();
      house.pass(Duration.ofSeconds(1));
      network.restarted();
      house.cable.plug();
      house.pass(Duration.ofSeconds(60));
    }
    VirtualOperator operator = begin("smartstart", Map.of("action", "list"));
    assertEquals("awaited", operator.rows().getFirst().get("state"));
    assertTrue(network.listening);
  }

  @Test
  void what_was_left_half_joined_is_struck_off_before_the_device_joins_anew() {
    add();
    network.information = Octets.ofHex("044003629f");
    primed();
    network.comes(newcomer);
    newcomer.mood = SimulatedNode.Mood.OFFLINE;
    house.pass(Duration.ofSeconds(1));
    house.cable.unplug();
    house.pass(Duration.ofSeconds(1));
    network.restarted();
    house.cable.plug();
    house.pass(Duration.ofSeconds(60));
    assertTrue(house.stick.nodes.containsKey(12));

    primed();
    house.pass(Duration.ofSeconds(10));
    assertFalse(house.stick.nodes.containsKey(12));
    assertEquals(8, network.added.at(0) & 0x0F, "and then it is called");
  }

  @Test
  void a_device_joins_on_long_range_only_where_its_label_says_that_it_can() {
    add();
    primed(0x87);
    assertEquals(0, network.mode);

    String far = ASKED + "0802" + "02"; // type 4, supported protocols: bit 1, Long Range
    add("9001" + QrChecksum.of(far) + far);
    primed(0x87);
    assertEquals(0x20, network.added.at(0) & 0x20);
  }

  @Test
  void a_device_that_can_do_both_joins_as_it_announces_itself() {
    String far = ASKED + "0802" + "03";
    add("9001" + QrChecksum.of(far) + far);
    primed(0x85);
    assertEquals(8, network.added.at(0) & 0x0F);
    assertEquals(0, network.added.at(0) & 0x20);
  }

  private boolean isLogged(String part) {
    return house.host.log().lines().stream().anyMatch(line -> line.contains(part));
  }

  private void primed() {
    primed(0x85);
  }

  private void primed(int status) {
    Octets update = Octets.of(status).plus(Octets.ofHex("0000" + "c90a0b0c" + "03044003"));
    house.stick.say(Frame.request(0x49, update));
    house.pass(Duration.ofSeconds(1));
  }

  private void add() {
    add(QR);
  }

  private void add(String code) {
    VirtualOperator operator = house.run.operator().prepare(code);
    begin("smartstart", Map.of("action", "add"), operator);
    assertInstanceOf(Ending.Done.class, operator.ending().orElseThrow());
  }

  private VirtualOperator begin(String verb, Map<String, ?> arguments) {
    VirtualOperator operator = house.run.operator();
    begin(verb, arguments, operator);
    return operator;
  }

  private void begin(String verb, Map<String, ?> arguments, VirtualOperator operator) {
    house.run.begin(verb, MapSettings.of(arguments), operator);
    house.pass(Duration.ofSeconds(1));
  }

  private static Fault fault(VirtualOperator one) {
    return assertInstanceOf(Ending.Failed.class, one.ending().orElseThrow()).fault();
  }
}
