package io.lintel.driver.zwave.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.encap.Segment;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.serial.StickLine.Priority;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.transport.Delivery.Cause;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Permit;
import io.lintel.testkit.TestOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Exchanges in the clear: over a line, a radio and virtual time, with the node played here. */
class TalkTest {
  private static final Octets SET = Octets.ofHex("6201ff");
  private static final Octets GET = Octets.ofHex("6202");
  private static final Octets REPORT = Octets.ofHex("6203ff1105fefe");
  private static final Partner SUPERVISING =
      new Partner(new Level.Clear(), Set.of(), true, true, 3);

  private final TalkRig rig = new TalkRig();
  private final Talk talk = rig.talk();
  private final List<Object> news = new ArrayList<>();

  @Test
  void a_change_at_a_node_without_supervision_is_delivered_and_no_more_is_known() {
    talk.set(order(SET), news::add);
    rig.passMillis(600);
    assertEquals(List.of("7 6201ff"), rig.air);
    assertEquals(List.of(new SetNews.Delivered()), news);
  }

  @Test
  void a_supervised_change_is_confirmed_by_the_nodes_report() {
    rig.know(SUPERVISING);
    rig.node = (_, _) -> rig.says("6c0201ff00");
    talk.set(order(SET), news::add);
    rig.passMillis(20);
    assertEquals(List.of("7 6c0181036201ff"), rig.air);
    assertEquals(List.of(new SetNews.Confirmed()), news);
  }

  @Test
  void a_node_at_work_is_waited_for_while_others_speak_with_it() {
    rig.know(SUPERVISING);
    rig.node = (_, command) -> rig.says(command.at(0) == 0x6C ? "6c02810103" : REPORT.hex());
    talk.set(order(SET), news::add);
    rig.passMillis(20);
    talk.get(order(GET), TalkTest::isReport, news::add);
    rig.passMillis(20);
    assertEquals(List.of(new SetNews.Working(3_000), new Answer.Said(REPORT)), news);
    rig.says("6c02010200");
    rig.passMillis(20);
    assertEquals(new SetNews.Failed(), news.getLast());
  }

  @Test
  void a_node_that_stops_reporting_at_work_is_given_its_time_and_then_up() {
    rig.know(SUPERVISING);
    rig.node = (_, _) -> rig.says("6c02810103");
    talk.set(order(SET), news::add);
    rig.passMillis(4_500);
    assertEquals(List.of(new SetNews.Working(3_000)), news);
    rig.passMillis(1_000);
    assertEquals(new SetNews.Delivered(), news.getLast());
  }

  @Test
  void a_command_that_the_node_does_not_supervise_goes_out_bare_now_and_ever_after() {
    rig.know(SUPERVISING);
    rig.node =
        (_, command) -> {
          if (command.at(0) == 0x6C) {
            rig.says("6c02010000");
          }
        };
    talk.set(order(SET), news::add);
    rig.passMillis(1_000);
    talk.set(order(SET), news::add);
    rig.passMillis(1_000);
    assertEquals(List.of("7 6c0181036201ff", "7 6201ff", "7 6201ff"), rig.air);
    assertEquals(List.of(new SetNews.Delivered(), new SetNews.Delivered()), news);
  }

  @Test
  void a_report_of_another_session_endpoint_or_nothing_confirms_nothing() {
    rig.know(SUPERVISING);
    rig.node =
        (_, _) -> {
          rig.says("6c0202ff00");
          rig.says("600d01006c0201ff00");
        };
    talk.set(order(SET), news::add);
    rig.passMillis(2_000);
    assertEquals(List.of(new SetNews.Delivered()), news);
    assertEquals(2, rig.dropped(Drop.STRAY));
  }

  @Test
  void a_question_ends_with_its_answer_from_its_endpoint() {
    rig.node =
        (_, _) -> {
          rig.says(REPORT.hex());
          rig.says("600d0200" + REPORT.hex());
        };
    talk.get(order(GET).at(2), TalkTest::isReport, news::add);
    rig.passMillis(20);
    assertEquals(List.of("7 600d00026202"), rig.air);
    assertEquals(List.of(new Answer.Said(REPORT)), news);
    assertEquals(2, rig.heard.size());
    assertTrue(rig.heard.get(1).startsWith("7.2 6203"), rig.heard.get(1));
  }

  @Test
  void an_answer_may_overtake_the_radios_word() {
    rig.radioTakes = Duration.ofSeconds(2);
    talk.get(order(GET), TalkTest::isReport, news::add);
    rig.passMillis(100);
    rig.says(REPORT.hex());
    rig.passMillis(100);
    assertEquals(List.of(new Answer.Said(REPORT)), news);
  }

  @Test
  void a_question_without_answer_ends_in_silence() {
    talk.get(order(GET), TalkTest::isReport, news::add);
    rig.passMillis(4_900);
    assertEquals(List.of(), news);
    rig.passMillis(200);
    assertEquals(List.of(new Answer.Silence()), news);
  }

  @Test
  void exchanges_with_a_node_go_one_after_the_other_and_orders_first() {
    for (int command = 1; command <= 3; command++) {
      talk.get(Message.background(Octets.of(0x70, command)), _ -> false, news::add);
    }
    rig.passMillis(20);
    talk.set(order(SET), news::add);
    rig.passMillis(2_000);
    assertEquals(List.of("7 7001", "7 6201ff", "7 7002"), rig.air);
  }

  @Test
  void a_question_in_the_background_listens_on_while_an_order_goes_out() {
    talk.get(Message.background(GET), TalkTest::isReport, news::add);
    rig.passMillis(50);
    talk.set(order(SET), news::add);
    rig.passMillis(50);
    rig.says(REPORT.hex());
    rig.passMillis(1_000);
    assertEquals(List.of("7 6202", "7 6201ff"), rig.air);
    assertEquals(List.of(new SetNews.Delivered(), new Answer.Said(REPORT)), news);
  }

  @Test
  void a_question_in_the_background_makes_way_for_an_order_elsewhere_and_is_asked_again() {
    rig.radioTakes = Duration.ofSeconds(3);
    talk.get(Message.background(GET), TalkTest::isReport, news::add);
    rig.passMillis(50);
    rig.radioTakes = Duration.ofMillis(4);
    rig.with(TalkRig.OTHER).set(order(SET), news::add);
    rig.node =
        (_, command) -> {
          if (command.equals(GET)) {
            rig.says(REPORT.hex());
          }
        };
    rig.passMillis(1_000);
    assertEquals(List.of("7 6202", "8 6201ff", "7 6202"), rig.air);
    assertEquals(List.of(new SetNews.Delivered(), new Answer.Said(REPORT)), news);
  }

  @Test
  void nothing_leaves_when_the_permit_has_ended() {
    TestOrder ended = TestOrder.of(rig.world, UUID.randomUUID(), Duration.ZERO);
    rig.passMillis(1);
    talk.set(new Message(SET, 0, ended.permit(), Priority.ORDER), news::add);
    rig.passMillis(10);
    assertEquals(List.of(), rig.air);
    assertEquals(
        List.of(new SetNews.Undelivered(new Delivery.NeverLeft(Cause.PERMIT_ENDED))), news);
  }

  @Test
  void a_transmission_under_way_is_aborted_when_the_permit_ends() {
    rig.radioTakes = Duration.ofSeconds(15);
    TestOrder order = TestOrder.of(rig.world, UUID.randomUUID(), Duration.ofSeconds(1));
    talk.set(new Message(SET, 0, order.permit(), Priority.ORDER), news::add);
    rig.passMillis(1_500);
    assertEquals(List.of("7 6201ff"), rig.air);
    assertEquals(List.of(new SetNews.Undelivered(new Delivery.Unacknowledged())), news);
  }

  @Test
  void what_is_taken_back_before_its_turn_surely_never_left() {
    talk.get(order(GET), TalkTest::isReport, news::add);
    Talk.Exchange waiting = talk.set(order(SET), news::add);
    assertTrue(waiting.withdraw());
    rig.passMillis(6_000);
    assertEquals(List.of("7 6202"), rig.air);
    assertEquals(List.of(new Answer.Silence()), news);
  }

  @Test
  void what_is_taken_back_on_its_way_may_have_left_and_is_heard_of_no_more() {
    Talk.Exchange set = talk.set(order(SET), news::add);
    rig.passMillis(2);
    assertFalse(set.withdraw());
    rig.passMillis(2_000);
    assertEquals(List.of(), news);
  }

  @Test
  void nobody_hears_of_an_exchange_before_holding_it() {
    TalkRig unplugged = new TalkRig();
    TestOrder ended = TestOrder.of(unplugged.world, UUID.randomUUID(), Duration.ZERO);
    unplugged.passMillis(1);
    Message late = new Message(SET, 0, ended.permit(), Priority.ORDER);
    Talk.Exchange exchange = unplugged.talk().set(late, news::add);
    assertEquals(List.of(), news);
    exchange.withdraw();
    unplugged.passMillis(10);
    assertEquals(List.of(), news);
  }

  @Test
  void too_many_orders_for_one_node_are_refused() {
    for (int i = 0; i < 20; i++) {
      talk.set(order(SET), news::add);
    }
    rig.passMillis(1);
    assertEquals(
        List.of(
            new SetNews.Undelivered(new Delivery.NeverLeft(Cause.STICK_BUSY)),
            new SetNews.Undelivered(new Delivery.NeverLeft(Cause.STICK_BUSY)),
            new SetNews.Undelivered(new Delivery.NeverLeft(Cause.STICK_BUSY))),
        news);
  }

  @Test
  void when_the_stick_goes_every_exchange_ends() {
    talk.get(order(GET), TalkTest::isReport, news::add);
    talk.set(order(SET), news::add);
    rig.passMillis(50);
    rig.rest();
    assertEquals(
        List.of(
            new SetNews.Undelivered(new Delivery.NeverLeft(Cause.STICK_ABSENT)),
            new Answer.Undelivered(new Delivery.StickLost())),
        news);
  }

  @Test
  void a_supervised_event_is_told_once_and_answered_each_time() {
    rig.says("6c0105077105000000ff06");
    rig.passMillis(20);
    rig.says("6c0105077105000000ff06");
    rig.passMillis(20);
    assertEquals(1, rig.heard.size());
    assertEquals(List.of("7 6c0205ff00", "7 6c0205ff00"), rig.air);
    assertEquals(1, rig.dropped(Drop.SUPERVISED_BEFORE));
  }

  @Test
  void an_answer_to_an_event_goes_out_before_what_waits() {
    rig.radioTakes = Duration.ofMillis(100);
    rig.with(TalkRig.OTHER).set(order(SET), news::add);
    rig.passMillis(10);
    for (int i = 0; i < 2; i++) {
      rig.with(new NodeId(9 + i)).set(order(SET), news::add);
    }
    rig.says("6c0105077105000000ff06");
    rig.passMillis(1_000);
    assertEquals("7 6c0205ff00", rig.air.get(1));
  }

  @Test
  void a_flood_of_events_from_all_sides_does_not_lock_the_door() {
    rig.radioTakes = Duration.ofMillis(100);
    for (int node = 10; node < 20; node++) {
      rig.with(new NodeId(node));
      for (int session = 0; session < 6; session++) {
        rig.says(new NodeId(node), Octets.of(0x6C, 1, session, 3, 0x80, 3, 50));
      }
    }
    rig.passMillis(10);
    talk.set(order(SET), news::add);
    rig.passMillis(900);
    assertTrue(rig.air.indexOf("7 6201ff") <= 5, rig.air.toString());
    rig.passMillis(10_000);
    assertEquals(10 * 4 + 1, rig.air.size(), "four answers for each node, and the order");
  }

  @Test
  void a_lock_with_a_key_is_not_believed_in_the_clear() {
    var key = new Level.Secure(SecurityClass.S2_ACCESS_CONTROL);
    rig.know(new Partner(key, Set.of(0x86, 0x62), true, true, 1));
    rig.says(REPORT.hex());
    rig.says("6c010509" + "7105000000ff060601" + "00");
    rig.says("8612030501");
    rig.passMillis(20);
    assertEquals(1, rig.heard.size());
    assertEquals(List.of(), rig.air);
    assertEquals(2, rig.dropped(Drop.TOO_OPEN));
  }

  @Test
  void a_long_command_goes_out_in_pieces_to_a_node_that_takes_them() {
    rig.know(SUPERVISING);
    Octets command = Octets.of(0x83, 0x05).plus(Octets.copyOf(new byte[58]));
    rig.node =
        (_, piece) -> {
          if (((Segment.Piece) Segment.decode(piece)).offset() > 0) {
            rig.says(new Segment.Complete(1).encode().hex());
          }
        };
    talk.send(order(command), new Level.Clear(), news::add);
    rig.passMillis(100);
    assertEquals(2, rig.air.size());
    assertEquals(List.of(new Delivery.Acknowledged()), news);
  }

  @Test
  void a_long_command_for_a_node_that_takes_no_pieces_never_leaves() {
    Octets command = Octets.of(0x83, 0x05).plus(Octets.copyOf(new byte[58]));
    talk.send(order(command), new Level.Clear(), news::add);
    rig.passMillis(100);
    assertEquals(List.of(), rig.air);
    assertEquals(List.of(new Delivery.NeverLeft(Cause.TOO_LONG)), news);
  }

  @Test
  void a_datagram_that_comes_in_pieces_is_completed_and_heard() {
    Octets report = Octets.of(0x83, 0x08).plus(Octets.copyOf(new byte[58]));
    rig.says(new Segment.Piece(60, 3, 0, report.slice(0, 39)).encode().hex());
    rig.says(new Segment.Piece(60, 3, 39, report.from(39)).encode().hex());
    rig.passMillis(20);
    assertEquals(List.of("7.0 " + report.hex() + " Clear[]"), rig.heard);
    assertEquals(List.of("7 55e830"), rig.air);
  }

  @Test
  void what_an_unknown_node_says_is_counted() {
    rig.says(TalkRig.OTHER, REPORT);
    rig.says(new NodeId(9), REPORT);
    rig.passMillis(10);
    assertEquals(List.of(), rig.heard);
    assertEquals(2, rig.dropped(Drop.UNKNOWN_NODE));
  }

  @Test
  void a_flood_of_frames_leaves_nothing_behind_but_counts() {
    rig.know(SUPERVISING);
    var random = new SplittableRandom(Long.getLong("sim.seed", 1));
    int[] begins = {0x55, 0x56, 0x60, 0x6C, 0x8F, 0x98, 0x9F, 0x71};
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[2 + random.nextInt(40)];
      random.nextBytes(bytes);
      bytes[0] = (byte) begins[random.nextInt(begins.length)];
      bytes[1] = (byte) (random.nextBoolean() ? bytes[1] : random.nextInt(16));
      rig.says(new NodeId(1 + random.nextInt(9)), Octets.copyOf(bytes));
      rig.passMillis(random.nextInt(3));
    }
    rig.pass(Duration.ofMinutes(2));
    assertTrue(rig.dropped(Drop.UNKNOWN_NODE) > 1_000);
    assertTrue(rig.dropped(Drop.MALFORMED) > 500);
    assertTrue(rig.dropped(Drop.UNREADABLE) > 0);
    rig.air.clear();
    rig.node = (_, _) -> rig.says(REPORT.hex());
    talk.get(order(GET), TalkTest::isReport, news::add);
    rig.passMillis(50);
    assertEquals(List.of("7 6202"), rig.air, "replies to the flood are still on their way");
    assertEquals(List.of(new Answer.Said(REPORT)), news);
  }

  private static boolean isReport(Octets said) {
    return said.at(0) == 0x62;
  }

  private static Message order(Octets command) {
    return new Message(command, 0, Permit.unlimited(), Priority.ORDER);
  }
}
