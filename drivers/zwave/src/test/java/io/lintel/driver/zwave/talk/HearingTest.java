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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What nodes say by themselves, and say too often. */
class HearingTest {
  private static final Octets SET = Octets.ofHex("6201ff");
  private static final Octets GET = Octets.ofHex("6202");
  private static final Octets REPORT = Octets.ofHex("6203ff1105fefe");
  private static final Partner SUPERVISING =
      new Partner(new Level.Clear(), Set.of(), true, true, 3);

  private final TalkRig rig = new TalkRig();
  private final Talk talk = rig.talk();
  private final List<Object> news = new ArrayList<>();

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
    assertTrue(rig.air.subList(0, 6).contains("7 6201ff"), rig.air.toString());
    rig.passMillis(10_000);
    assertEquals(32 + 1, rig.air.size(), "as many answers as fit, and the order");
    assertEquals(10 * 6 - 32, rig.dropped(Drop.ANSWERS_UNSAID));
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
    talk.get(order(GET), HearingTest::isReport, news::add);
    rig.passMillis(50);
    assertEquals(List.of("7 6202"), rig.air, "replies to the flood are still on their way");
    assertEquals(List.of(new Answer.Said(REPORT)), news);
  }

  private static Message order(Octets command) {
    return new Message(command, 0, Permit.unlimited(), Priority.ORDER);
  }

  private static boolean isReport(Octets said) {
    return said.at(0) == 0x62;
  }
}
