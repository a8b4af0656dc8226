package io.lintel.driver.zwave.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.serial.StickLine.Priority;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.transport.Delivery.Cause;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Permit;
import io.lintel.testkit.TestOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Exchanges under S2 and S0 with a node that holds the same keys. */
class SealedTalkTest {
  private static final Octets SET = Octets.ofHex("6201ff");
  private static final Octets GET = Octets.ofHex("6202");
  private static final Octets REPORT = Octets.ofHex("6203ff1105fefe");
  private static final Octets KEYPAD = Octets.ofHex("7105000000ff06060103");

  private final TalkRig rig = new TalkRig();
  private final Talk talk = rig.talk();
  private final List<Object> news = new ArrayList<>();

  @Test
  void a_supervised_change_under_s2_is_confirmed() {
    SealedNode node = lock(SecurityClass.S2_ACCESS_CONTROL, true);
    node.obeys = command -> node.says(Octets.of(0x6C, 0x02, command.at(2) & 0x3F, 0xFF, 0));
    talk.set(order(SET), news::add);
    rig.passMillis(50);
    assertEquals(List.of("6c0181036201ff"), node.opened);
    assertEquals(List.of(new SetNews.Confirmed()), news);
    assertTrue(rig.air.stream().allMatch(each -> each.startsWith("7 9f")), rig.air.toString());
  }

  @Test
  void a_node_that_lost_its_nonces_is_told_again_and_obeys_once() {
    SealedNode node = lock(SecurityClass.S2_ACCESS_CONTROL, true);
    node.obeys = command -> node.says(Octets.of(0x6C, 0x02, command.at(2) & 0x3F, 0xFF, 0));
    talk.set(order(SET), news::add);
    rig.passMillis(50);
    node.forget();
    talk.set(order(SET), news::add);
    rig.passMillis(50);
    assertEquals(List.of("6c0181036201ff", "6c0182036201ff"), node.opened);
    assertEquals(List.of(new SetNews.Confirmed(), new SetNews.Confirmed()), news);
  }

  @Test
  void an_event_after_we_lost_our_nonces_is_heard_once() {
    SealedNode node = lock(SecurityClass.S2_ACCESS_CONTROL, false);
    talk.set(order(SET), news::add);
    rig.passMillis(600);
    rig.forgetNonces();
    node.says(KEYPAD);
    rig.passMillis(50);
    String level = new Level.Secure(SecurityClass.S2_ACCESS_CONTROL).toString();
    assertEquals(List.of("7.0 " + KEYPAD.hex() + " " + level), rig.heard);
  }

  @Test
  void an_unsupervised_change_under_s2_is_delivered_when_no_complaint_comes() {
    SealedNode node = lock(SecurityClass.S2_ACCESS_CONTROL, false);
    talk.set(order(SET), news::add);
    rig.passMillis(400);
    assertEquals(List.of(), news);
    rig.passMillis(300);
    assertEquals(List.of(SET.hex()), node.opened);
    assertEquals(List.of(new SetNews.Delivered()), news);
  }

  @Test
  void a_change_that_the_node_can_read_no_time_is_named() {
    lock(SecurityClass.S2_ACCESS_CONTROL, false);
    // to all that it is sent, a new nonce: sequence, SOS, entropy
    rig.node =
        (_, _) ->
            rig.says(Octets.of(0x9F, 2, rig.air.size(), 1).plus(rig.random().octets(16)).hex());
    talk.set(order(SET), news::add);
    rig.passMillis(2_000);
    assertEquals(4, rig.air.size(), "a question for a nonce and three messages");
    assertEquals(List.of(new SetNews.NotDecoded()), news);
  }

  @Test
  void what_left_once_and_is_sealed_anew_to_leave_again_may_have_arrived() {
    lock(SecurityClass.S2_ACCESS_CONTROL, false);
    talk.set(order(SET), news::add);
    rig.passMillis(600);
    rig.statuses.add(1);
    Talk.Exchange second = talk.set(order(SET), news::add);
    rig.passMillis(2);
    rig.refusals = 9;
    rig.passMillis(50);
    assertFalse(rig.refused.isEmpty());
    assertFalse(second.withdraw());
  }

  @Test
  void what_anyone_can_send_neither_confirms_nor_answers() {
    lock(SecurityClass.S2_ACCESS_CONTROL, true);
    talk.set(order(SET), news::add);
    rig.passMillis(50);
    rig.says("6c0201ff00");
    rig.passMillis(2_000);
    talk.get(order(GET), SealedTalkTest::isReport, news::add);
    rig.passMillis(50);
    rig.says(REPORT.hex());
    rig.passMillis(6_000);
    assertEquals(List.of(new SetNews.Delivered(), new Answer.Silence()), news);
    assertEquals(List.of(), rig.heard);
    assertEquals(1, rig.dropped(Drop.STRAY));
    assertEquals(1, rig.dropped(Drop.TOO_OPEN));
  }

  @Test
  void a_question_is_answered_under_s2_and_under_s0() {
    for (SecurityClass by : List.of(SecurityClass.S2_ACCESS_CONTROL, SecurityClass.S0)) {
      SealedNode node = lock(by, false);
      node.obeys = _ -> node.says(REPORT);
      talk.get(order(GET), SealedTalkTest::isReport, news::add);
      rig.passMillis(100);
      assertEquals(List.of(GET.hex()), node.opened);
    }
    assertEquals(List.of(new Answer.Said(REPORT), new Answer.Said(REPORT)), news);
  }

  @Test
  void a_long_command_under_s0_goes_out_in_halves() {
    SealedNode node = lock(SecurityClass.S0, false);
    Octets command = Octets.of(0x63, 0x01).plus(Octets.copyOf(new byte[30]));
    talk.send(order(command), new Level.Secure(SecurityClass.S0), news::add);
    rig.passMillis(100);
    assertEquals(List.of(command.hex()), node.opened);
    assertEquals(List.of(new Delivery.Acknowledged()), news);
  }

  @Test
  void a_node_that_gives_no_nonce_was_told_nothing() {
    for (SecurityClass by : List.of(SecurityClass.S2_ACCESS_CONTROL, SecurityClass.S0)) {
      lock(by, false);
      rig.node = (_, _) -> {};
      talk.set(order(SET), news::add);
      rig.passMillis(20_000);
    }
    var silent = new SetNews.Undelivered(new Delivery.NeverLeft(Cause.NODE_SILENT));
    assertEquals(List.of(silent, silent), news);
  }

  @Test
  void a_resynchronised_command_does_not_outlive_its_permit() {
    SealedNode node = lock(SecurityClass.S2_ACCESS_CONTROL, true);
    talk.set(order(SET), news::add);
    rig.passMillis(2_000);
    node.forget();
    rig.radioTakes = Duration.ofMillis(100);
    int before = rig.air.size();
    TestOrder order = TestOrder.of(rig.world, UUID.randomUUID(), Duration.ofMillis(50));
    talk.set(new Message(SET, 0, order.permit(), Priority.ORDER), news::add);
    rig.passMillis(3_000);
    assertEquals(before + 1, rig.air.size(), rig.air.toString());
    assertEquals(List.of(SET.hex()), node.opened.stream().map(each -> each.substring(8)).toList());
    assertEquals(new SetNews.Undelivered(new Delivery.Unacknowledged()), news.getLast());
  }

  @Test
  void an_unacknowledged_message_is_sealed_anew() {
    SealedNode node = lock(SecurityClass.S2_ACCESS_CONTROL, false);
    talk.set(order(SET), news::add);
    rig.passMillis(600);
    rig.statuses.addAll(List.of(1, 0));
    talk.set(order(SET), news::add);
    rig.passMillis(600);
    int size = rig.air.size();
    assertEquals(List.of(SET.hex(), SET.hex()), node.opened);
    assertTrue(!rig.air.get(size - 1).equals(rig.air.get(size - 2)));
    assertEquals(new SetNews.Delivered(), news.getLast());
  }

  @Test
  void a_supervised_event_is_answered_under_the_key_that_it_came_with() {
    SealedNode node = lock(SecurityClass.S2_ACCESS_CONTROL, true);
    node.says(Octets.of(0x6C, 0x01, 5, KEYPAD.size()).plus(KEYPAD));
    rig.passMillis(50);
    assertEquals(1, rig.heard.size());
    assertEquals(List.of("6c0205ff00"), node.opened);
  }

  /** Nodes drop a message whose number is older than the last one, and say nothing. */
  @Test
  void what_was_sealed_first_leaves_first() {
    SealedNode node = lock(SecurityClass.S2_ACCESS_CONTROL, false);
    talk.set(order(SET), news::add);
    rig.passMillis(600);
    int before = rig.air.size();
    rig.radioTakes = Duration.ofMillis(100);
    rig.with(TalkRig.OTHER).set(order(SET), _ -> {});
    talk.set(order(SET), news::add);
    node.says(Octets.of(0x6C, 0x01, 5, KEYPAD.size()).plus(KEYPAD));
    rig.passMillis(2_000);
    assertEquals(List.of(SET.hex(), SET.hex(), "6c0205ff00"), node.opened);
    assertEquals(before + 3, rig.air.size(), "one for the other node, and nothing repeated");
  }

  /** Nodes drop a frame whose number is just before the last one's, and say nothing. */
  @Test
  void a_nonce_that_overtakes_an_order_has_the_lower_number() {
    SealedNode node = lock(SecurityClass.S2_ACCESS_CONTROL, false);
    talk.set(order(SET), news::add);
    rig.passMillis(600);
    rig.radioTakes = Duration.ofMillis(100);
    rig.with(TalkRig.OTHER).set(order(SET), _ -> {});
    talk.set(order(SET), news::add);
    rig.passMillis(10);
    rig.says("9f0107");
    rig.passMillis(2_000);
    List<String> after = rig.air.subList(rig.air.indexOf("8 6201ff") + 1, rig.air.size());
    assertTrue(after.getFirst().startsWith("7 9f02"), "the nonce goes first: " + after);
    assertEquals(0, node.late, after.toString());
    assertEquals(List.of(SET.hex(), SET.hex()), node.opened);
  }

  @Test
  void an_order_whose_permit_ends_while_it_waits_is_neither_sealed_nor_numbered() {
    SealedNode node = lock(SecurityClass.S2_ACCESS_CONTROL, false);
    talk.set(order(SET), news::add);
    rig.passMillis(600);
    rig.radioTakes = Duration.ofMillis(100);
    rig.with(TalkRig.OTHER).set(order(SET), _ -> {});
    TestOrder late = TestOrder.of(rig.world, UUID.randomUUID(), Duration.ofMillis(50));
    talk.set(new Message(SET, 0, late.permit(), Priority.ORDER), news::add);
    rig.passMillis(600);
    talk.set(order(SET), news::add);
    rig.passMillis(600);
    List<String> sealed = rig.air.stream().filter(each -> each.startsWith("7 9f03")).toList();
    assertEquals(2, sealed.size(), rig.air.toString());
    assertEquals(number(sealed.get(0)) + 1, number(sealed.get(1)));
    assertEquals(List.of(SET.hex(), SET.hex()), node.opened);
  }

  @Test
  void what_the_stick_refused_leaves_later_with_the_same_bytes() {
    SealedNode node = lock(SecurityClass.S2_ACCESS_CONTROL, false);
    talk.set(order(SET), news::add);
    rig.passMillis(600);
    rig.refusals = 2;
    talk.set(order(SET), news::add);
    rig.passMillis(2_000);
    assertEquals(2, rig.refused.size());
    assertEquals(rig.refused.get(0), rig.refused.get(1));
    assertEquals(rig.refused.get(1), rig.air.getLast());
    assertEquals(List.of(SET.hex(), SET.hex()), node.opened);
  }

  @Test
  void what_the_stick_refused_is_sealed_anew_when_a_nonce_left_meanwhile() {
    SealedNode node = lock(SecurityClass.S2_ACCESS_CONTROL, false);
    talk.set(order(SET), news::add);
    rig.passMillis(600);
    rig.refusals = 1;
    talk.set(order(SET), news::add);
    rig.passMillis(100);
    rig.says("9f0107");
    rig.passMillis(2_000);
    assertEquals(-1, rig.air.indexOf(rig.refused.getFirst()), "the refused frame left");
    assertEquals(0, node.late);
    assertEquals(List.of(SET.hex(), SET.hex()), node.opened);
  }

  @Test
  void an_answer_waits_for_no_command_that_was_taken_back() {
    SealedNode node = lock(SecurityClass.S2_ACCESS_CONTROL, false);
    talk.set(order(SET), news::add);
    rig.passMillis(600);
    rig.radioTakes = Duration.ofMillis(100);
    rig.with(TalkRig.OTHER).set(order(SET), _ -> {});
    Talk.Exchange withdrawn = talk.set(order(SET), news::add);
    node.says(Octets.of(0x6C, 0x01, 5, KEYPAD.size()).plus(KEYPAD));
    rig.passMillis(20);
    assertTrue(withdrawn.withdraw());
    rig.passMillis(2_000);
    assertEquals(List.of(SET.hex(), "6c0205ff00"), node.opened);
  }

  /** A node takes a session that it knows for the command that it has obeyed. */
  @Test
  void sessions_do_not_begin_anew_with_the_daemon() {
    var later = new TalkRig(40);
    later.know(new Partner(new Level.Clear(), Set.of(), true, false, 1));
    later.talk().set(order(SET), news::add);
    later.passMillis(50);
    assertEquals(List.of("7 6c01a9036201ff"), later.air);
  }

  @Test
  void a_command_for_a_node_without_credentials_never_leaves() {
    var bare = new TalkRig();
    var level = new Level.Secure(SecurityClass.S2_AUTHENTICATED);
    bare.talk().send(order(SET), level, news::add);
    bare.passMillis(10);
    assertEquals(List.of(), bare.air);
    assertEquals(List.of(new Delivery.NeverLeft(Cause.NO_KEY)), news);
  }

  @Test
  void what_fits_no_frame_when_nonces_are_shared_goes_out_in_pieces() {
    SealedNode node = lock(SecurityClass.S2_ACCESS_CONTROL, true);
    assertTrue(node.opened.isEmpty());
    Octets code = Octets.ofHex("63010101313233343536373839");
    talk.set(order(code), news::add);
    rig.passMillis(200);
    assertTrue(rig.air.stream().anyMatch(each -> each.startsWith("7 55c0")), rig.air.toString());
  }

  @Test
  void a_stick_that_takes_more_at_once_sends_it_whole_and_one_that_takes_less_in_smaller_pieces() {
    Octets code = Octets.ofHex("63010101313233343536373839");
    rig.stickTakes(80);
    SealedNode node = lock(SecurityClass.S2_ACCESS_CONTROL, true);
    talk.set(order(code), news::add);
    rig.passMillis(200);
    assertTrue(rig.air.stream().noneMatch(each -> each.startsWith("7 55")), rig.air.toString());
    assertEquals(1, node.opened.size());
    node.forget();
    rig.stickTakes(30);
    talk.set(order(code), news::add);
    rig.pass(Duration.ofSeconds(5));
    assertTrue(rig.air.stream().anyMatch(each -> each.startsWith("7 55c0")), rig.air.toString());
    rig.air.stream()
        .filter(each -> each.startsWith("7 55"))
        .forEach(each -> assertTrue(each.length() - 2 <= 2 * 30, each));
  }

  @Test
  void what_is_sealed_for_a_group_or_asks_many_at_once_is_dropped_by_name_and_not_answered() {
    SealedNode node = lock(SecurityClass.S2_ACCESS_CONTROL, false);
    talk.set(order(SET), news::add);
    rig.passMillis(600);
    int before = rig.air.size();
    rig.saysToMany(0x08, "9f0311010343091122334455667788990011");
    rig.saysToMany(0x04, "9f0112");
    rig.saysToMany(0x08, "9840");
    rig.saysToMany(0x04, "6c0105037105000000");
    rig.saysToMany(0x08, "55e0400030271122330000");
    rig.passMillis(100);
    assertEquals(before, rig.air.size(), rig.air.toString());
    assertEquals(5, rig.dropped(Drop.MULTICAST));
    talk.set(order(SET), news::add);
    rig.passMillis(600);
    assertEquals(before + 1, rig.air.size(), "both are still in step");
    assertEquals(List.of(SET.hex(), SET.hex()), node.opened);
  }

  @Test
  void a_broadcast_in_the_clear_is_heard() {
    rig.saysToMany(0x04, "8207");
    rig.passMillis(20);
    assertEquals(List.of("7.0 8207 Clear[]"), rig.heard);
  }

  /** What the watch over keys after a start goes by. */
  @Test
  void a_question_to_a_node_with_another_key_is_not_decoded_and_to_a_dead_one_undelivered() {
    lock(SecurityClass.S2_ACCESS_CONTROL, false);
    new SealedNode(rig, SecurityClass.S2_UNAUTHENTICATED);
    talk.get(order(GET), SealedTalkTest::isReport, news::add);
    rig.passMillis(10_000);
    assertEquals(List.of(new Answer.NotDecoded()), news);
    rig.statuses.addAll(Collections.nCopies(20, 1));
    talk.get(order(GET), SealedTalkTest::isReport, news::add);
    rig.pass(Duration.ofSeconds(60));
    assertTrue(news.getLast() instanceof Answer.Undelivered, news.toString());
  }

  private SealedNode lock(SecurityClass by, boolean supervises) {
    rig.know(new Partner(new Level.Secure(by), Set.of(), supervises, true, 2));
    return new SealedNode(rig, by);
  }

  private static int number(String onAir) {
    return Integer.parseInt(onAir.substring(6, 8), 16);
  }

  private static boolean isReport(Octets said) {
    return said.at(0) == 0x62;
  }

  private static Message order(Octets command) {
    return new Message(command, 0, Permit.unlimited(), Priority.ORDER);
  }
}
