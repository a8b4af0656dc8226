package io.lintel.driver.zwave.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.api.TransmissionReport;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.wire.NodeId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Pings, the list of nodes, and how well nodes are reached. */
class LinksTest {
  private static final NodeId NODE = new NodeId(7);
  private static final NodeId FAR = new NodeId(300);

  @Test
  void pings_are_counted_and_timed() {
    var played = new Played(Pings.of(NODE, 3)).pinged(20).unanswered().pinged(40);
    assertInstanceOf(End.Told.class, played.end());
    assertEquals(Map.of("answered", "2 of 3", "fastest", "20 ms", "slowest", "40 ms"), row(played));
  }

  @Test
  void no_more_than_twenty_pings_are_made() {
    var played = new Played(Pings.of(NODE, 1_000));
    for (int i = 0; i < 20; i++) {
      played.pinged(1);
    }
    assertEquals("20 of 20", row(played).get("answered"));
  }

  @Test
  void pings_that_never_end_count_as_unanswered() {
    var played = new Played(Pings.of(NODE, 1)).wake();
    assertEquals("0 of 1", row(played).get("answered"));
  }

  @Test
  void the_list_of_nodes_has_the_mesh_and_each_long_range_segment() {
    var played = new Played(NodeListing.of(true)).reply(InclusionTest.initData(1, 7));
    assertEquals("da 00", played.command());
    played.reply("010001" + "03");
    assertEquals("da 01", played.command());
    played.reply("000101" + "80");
    assertEquals(
        new End.Nodes(
            List.of(new NodeId(1), NODE, new NodeId(256), new NodeId(257), new NodeId(1287))),
        played.end());
  }

  @Test
  void a_stick_that_always_has_more_segments_is_not_asked_for_ever() {
    var played = new Played(NodeListing.of(true)).reply(InclusionTest.initData(1));
    for (int segment = 0; segment < 4; segment++) {
      played.reply("01%02x0100".formatted(segment));
    }
    assertInstanceOf(End.Nodes.class, played.end());
  }

  @Test
  void a_list_that_makes_no_sense_is_named() {
    var played = new Played(NodeListing.of(false)).reply("09");
    assertEquals("zwave.stick_did_not", played.fault().code());
  }

  @Test
  void a_node_that_answers_and_has_neighbours_is_good() {
    var played = check(NODE);
    assertTrue(played.last(Effect.Say.class).orElseThrow().text().contains("-95 dBm"));
    played.reply("02").pinged(20).pinged(30).pinged(20);
    assertEquals("good", row(played).get("verdict"));
    assertEquals("2", row(played).get("hears"));
    assertInstanceOf(End.Told.class, played.end());
  }

  @Test
  void a_silent_node_is_pinged_once_and_the_next_is_looked_at() {
    var played = check(NODE, FAR).reply("02").unanswered();
    assertTrue(verdict(played).startsWith("does not answer"));
    played.pinged(1).pinged(1).pinged(1);
    assertEquals("good", row(played).get("verdict"));
  }

  @Test
  void a_node_that_loses_messages_or_is_slow_or_alone_is_named() {
    assertTrue(verdict("02", 1, -1, 1).startsWith("loses messages"));
    assertTrue(verdict("02", 1, 1, 3_000).startsWith("slow"));
    assertTrue(verdict("00", 1, 1, 1).startsWith("knows no neighbour"));
  }

  @Test
  void how_the_stick_reached_it_is_shown() {
    var played = check(NODE).reply("02");
    played.pinged(report(20, -60)).pinged(report(40, -72)).pinged(report(20, -60));
    Map<String, String> row = row(played);
    assertEquals("40 ms", row.get("on air"));
    assertEquals("direct", row.get("way"));
    assertEquals("-72 dBm", row.get("signal"));
    assertEquals("-", row.get("broken"));
    assertEquals("good", row.get("verdict"));
  }

  @Test
  void a_way_that_changes_fails_or_is_weak_is_named() {
    var changing = check(NODE).reply("02").pinged(report(20, -60));
    changing.pinged(report(30, -60, 4)).pinged(report(30, -60, 4, 9));
    assertEquals("direct, then over 4, then over 4 9", row(changing).get("way"));
    assertTrue(verdict(changing).startsWith("its way changes"));

    var weak = check(NODE).reply("02").pinged(report(20, -94));
    assertTrue(verdict(weak.pinged(report(20, -60)).pinged(report(20, -60))).startsWith("weak"));

    var link = Optional.of(new TransmissionReport.Link(1, 4));
    var broken = new TransmissionReport(20, 0, OptionalInt.of(-60), List.of(), 2, link);
    var failing = check(NODE).reply("02").pinged(broken).pinged(broken).pinged(broken);
    assertEquals("1 to 4", row(failing).get("broken"));
    assertTrue(verdict(failing).startsWith("a way failed"));
  }

  private static TransmissionReport report(int millis, int dbm, Integer... way) {
    return new TransmissionReport(
        millis, way.length, OptionalInt.of(dbm), List.of(way), 1, Optional.empty());
  }

  @Test
  void a_stick_that_does_not_answer_one_question_is_asked_the_others() {
    var played =
        new Played(HealthCheck.of(new HealthCheck.Plan(List.of(NODE), Played.SITE, true, true)));
    played.reply(new SerialResult.NeverLeft(SerialResult.Cause.QUEUE_FULL)).reply("02");
    played.pinged(1).pinged(1).pinged(1);
    assertEquals("good", row(played).get("verdict"));
  }

  private static Played check(NodeId... nodes) {
    var plan = new HealthCheck.Plan(List.of(nodes), Played.SITE, true, true);
    return new Played(HealthCheck.of(plan)).reply("a1a07f");
  }

  private static String verdict(String neighbors, int... millis) {
    var played = check(NODE).reply(neighbors);
    for (int each : millis) {
      if (each < 0) {
        played.unanswered();
      } else {
        played.pinged(each);
      }
    }
    return verdict(played);
  }

  private static String verdict(Played played) {
    return String.valueOf(row(played).get("verdict"));
  }

  private static Map<String, String> row(Played played) {
    return played.last(Effect.Row.class).orElseThrow().row().columns();
  }
}
