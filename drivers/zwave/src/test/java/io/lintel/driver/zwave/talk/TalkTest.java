package io.lintel.driver.zwave.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.encap.Segment;
import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.serial.StickLine.Priority;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.transport.Delivery.Cause;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Permit;
import io.lintel.testkit.TestOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

  /** Its bytes would be held back by the link, and the line wait 1.6 s for their ACK. */
  @Test
  void an_order_does_not_wait_for_a_question_that_is_given_up_as_it_leaves() {
    talk.get(Message.background(GET), TalkTest::isReport, news::add);
    talk.set(order(SET), news::add);
    rig.passMillis(100);
    assertTrue(rig.air.contains("7 6201ff"), rig.air.toString());
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
  void what_left_once_and_waits_to_leave_again_may_have_arrived() {
    rig.know(SUPERVISING);
    rig.statuses.add(1);
    Talk.Exchange set = talk.set(order(SET), news::add);
    rig.passMillis(50);
    assertFalse(set.withdraw());
    rig.passMillis(2_000);
    assertEquals(1, rig.air.size());
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

  private static boolean isReport(Octets said) {
    return said.at(0) == 0x62;
  }

  private static Message order(Octets command) {
    return new Message(command, 0, Permit.unlimited(), Priority.ORDER);
  }
}
