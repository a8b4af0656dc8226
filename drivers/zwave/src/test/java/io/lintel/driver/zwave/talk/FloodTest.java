package io.lintel.driver.zwave.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.encap.Segment;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.serial.StickLine.Priority;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Permit;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Nodes, or who speaks in their names, that want more answers than the radio can give. */
class FloodTest {
  private static final Octets SET = Octets.ofHex("6201ff");
  private static final Octets KEYPAD = Octets.ofHex("7105000000ff06060103");
  private static final int TIMES = 50;

  private final TalkRig rig = new TalkRig();

  @Test
  void two_s0_nonces_for_one_node_are_on_their_way_and_the_rest_is_counted() {
    lock(SecurityClass.S0);
    occupyRadio();
    for (int i = 0; i < TIMES; i++) {
      rig.says("9840");
    }
    rig.passMillis(5_000);
    assertEquals(2, left("7 9880"));
    assertEquals(TIMES - 2, rig.dropped(Drop.NONCES_UNSAID));
    rig.says("9840");
    rig.passMillis(500);
    assertEquals(3, left("7 9880"), "it is answered again after the flood");
  }

  @Test
  void a_flood_of_questions_does_not_take_the_nonce_that_a_lock_seals_with() {
    SealedNode node = lock(SecurityClass.S0);
    rig.radioTakes = Duration.ofMillis(100);
    node.says(KEYPAD);
    rig.passMillis(20);
    for (int i = 0; i < TIMES; i++) {
      rig.says("9840");
    }
    rig.passMillis(2_000);
    assertEquals(1, rig.heard.size(), "the lock's event");
  }

  @Test
  void one_s2_nonce_answers_all_questions_that_came_while_it_waited() {
    SealedNode node = lock(SecurityClass.S2_ACCESS_CONTROL);
    occupyRadio();
    for (int number = 0; number < TIMES; number++) {
      rig.says(Octets.of(0x9F, 1, number).hex());
    }
    rig.passMillis(5_000);
    assertEquals(1, left("7 9f02"));
    node.says(KEYPAD);
    rig.passMillis(1_000);
    assertEquals(1, rig.heard.size());
  }

  @Test
  void noise_under_s2_is_answered_with_one_nonce_at_a_time() {
    lock(SecurityClass.S2_ACCESS_CONTROL);
    occupyRadio();
    for (int number = 0; number < TIMES; number++) {
      rig.says(Octets.of(0x9F, 3, number, 0).plus(rig.random().octets(20)).hex());
    }
    rig.passMillis(5_000);
    assertEquals(1, left("7 9f02"));
    assertEquals(TIMES, rig.dropped(Drop.UNREADABLE));
  }

  @Test
  void four_supervised_events_of_one_node_are_answered_at_once_and_the_rest_is_counted() {
    rig.know(new Partner(new Level.Clear(), Set.of(), true, true, 1));
    occupyRadio();
    for (int session = 0; session < TIMES; session++) {
      rig.says(Octets.of(0x6C, 1, session, 3, 0x80, 3, 50).hex());
    }
    rig.passMillis(5_000);
    assertEquals(4, left("7 6c02"));
    assertEquals(TIMES - 4, rig.dropped(Drop.ANSWERS_UNSAID));
    assertEquals(TIMES, rig.heard.size(), "each is heard, answered or not");
  }

  @Test
  void answers_under_a_key_leave_a_place_for_an_order() {
    SealedNode node = lock(SecurityClass.S2_ACCESS_CONTROL);
    rig.talk().set(order(), _ -> {});
    rig.passMillis(600);
    occupyRadio();
    for (int session = 0; session < 20; session++) {
      node.says(Octets.of(0x6C, 1, session, KEYPAD.size()).plus(KEYPAD));
    }
    rig.passMillis(10);
    rig.talk().set(order(), _ -> {});
    rig.passMillis(5_000);
    assertEquals(2, node.opened.stream().filter(SET.hex()::equals).count());
    assertTrue(rig.dropped(Drop.ANSWERS_UNSAID) > 10);
  }

  @Test
  void two_words_on_pieces_are_on_their_way_and_the_rest_is_counted() {
    occupyRadio();
    Octets late = new Segment.Piece(60, 3, 39, Octets.copyOf(new byte[21])).encode();
    for (int i = 0; i < TIMES; i++) {
      rig.says(late.hex());
    }
    rig.passMillis(5_000);
    assertEquals(2, left("7 55f0"));
    assertEquals(TIMES - 2, rig.dropped(Drop.PIECES_UNSAID));
  }

  @Test
  void a_flood_in_the_names_of_all_nodes_shuts_out_neither_an_order_nor_an_answer() {
    lock(SecurityClass.S2_ACCESS_CONTROL);
    rig.know(new Partner(new Level.Clear(), Set.of(), false, true, 1));
    for (int node = 10; node < 90; node++) {
      rig.with(new NodeId(node));
    }
    occupyRadio();
    for (int node = 10; node < 90; node++) {
      for (int i = 0; i < 5; i++) {
        rig.says(new NodeId(node), Octets.ofHex("9840"));
        rig.says(new NodeId(node), Octets.of(0x9F, 1, i));
        rig.says(new NodeId(node), Octets.ofHex("55e0400030271122330000"));
      }
    }
    rig.says(Octets.of(0x6C, 1, 5, 3, 0x80, 3, 50).hex());
    rig.passMillis(10);
    rig.talk().set(order(), _ -> {});
    rig.passMillis(1_000);
    assertTrue(rig.air.contains("7 6201ff"), rig.air.toString());
    rig.passMillis(10_000);
    assertTrue(left("9880") + left("9f02") <= 16 + 1, rig.air.toString());
    assertTrue(rig.air.contains("7 6c0205ff00"), "the supervised event is answered");
    assertTrue(rig.dropped(Drop.NONCES_UNSAID) > 300);
  }

  private SealedNode lock(SecurityClass by) {
    rig.know(new Partner(new Level.Secure(by), Set.of(), false, true, 2));
    return new SealedNode(rig, by);
  }

  private void occupyRadio() {
    rig.radioTakes = Duration.ofMillis(100);
    rig.with(TalkRig.OTHER).set(order(), _ -> {});
    rig.passMillis(10);
  }

  private long left(String part) {
    return rig.air.stream().filter(each -> each.contains(part)).count();
  }

  private static Message order() {
    return new Message(SET, 0, Permit.unlimited(), Priority.ORDER);
  }
}
