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

  private void primed() {
    house.stick.say(Frame.request(0x49, Octets.ofHex("850000" + "c90a0b0c" + "03044003")));
    house.pass(Duration.ofSeconds(1));
  }

  private void add() {
    VirtualOperator operator = house.run.operator().prepare(QR);
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
