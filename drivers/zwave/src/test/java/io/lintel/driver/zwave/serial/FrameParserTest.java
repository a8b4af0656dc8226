package io.lintel.driver.zwave.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.lintel.driver.zwave.wire.Octets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameParserTest {
  private static final long MILLI = 1_000_000;

  /** SOF, LEN 9, REQ, ApplicationCommand: status 0, node 7, length 3, Lock Report unlocked, CS. */
  private static final Octets LOCK_REPORT = Octets.ofHex("0109000400070376030083");

  /** SOF, LEN 4, RES, SendData, accepted, CS. */
  private static final Octets ACCEPTED = Octets.ofHex("0104011301e8");

  private final FrameParser parser = new FrameParser();

  @Test
  void frames_are_found_in_every_chunking() {
    Octets line = Octets.of(0x06).plus(ACCEPTED).plus(0x18).plus(LOCK_REPORT).plus(0x15);
    List<Received> whole = feed(line);
    assertEquals(5, whole.size());
    for (int cut = 1; cut < line.size(); cut++) {
      List<Received> found = new ArrayList<>(feed(line.slice(0, cut)));
      found.addAll(feed(line.from(cut)));
      assertEquals(whole, found, "cut at byte " + cut);
    }
    assertEquals(0, parser.junk());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void frames_are_found_in_chunks_of_one_size(int size) {
    Octets line = LOCK_REPORT.plus(ACCEPTED).plus(0x06);
    List<Received> found = new ArrayList<>();
    for (int from = 0; from < line.size(); from += size) {
      found.addAll(feed(line.slice(from, Math.min(from + size, line.size()))));
    }
    assertEquals(
        List.of(reportFrame(), new Received.Whole(Frame.response(0x13, Octets.of(1))), ack()),
        found);
  }

  @Test
  void a_frame_cut_short_at_any_byte_does_not_swallow_the_next_one_after_a_silence() {
    for (int cut = 1; cut < LOCK_REPORT.size(); cut++) {
      long start = cut * 1_000L * MILLI;
      assertEquals(List.of(), parser.feed(LOCK_REPORT.slice(0, cut).buffer(), start));
      long late = start + 151 * MILLI;
      assertEquals(List.of(reportFrame()), parser.feed(LOCK_REPORT.buffer(), late));
    }
    assertEquals(LOCK_REPORT.size() - 1, parser.abandoned());
  }

  @Test
  void a_slow_frame_is_not_given_up_at_the_limit() {
    parser.feed(LOCK_REPORT.slice(0, 4).buffer(), 0);
    assertEquals(List.of(reportFrame()), parser.feed(LOCK_REPORT.from(4).buffer(), 150 * MILLI));
  }

  @Test
  void any_changed_byte_is_damage_and_never_another_frame() {
    for (int at = 2; at < LOCK_REPORT.size(); at++) {
      byte[] bytes = LOCK_REPORT.toArray();
      bytes[at] ^= 0x40;
      assertEquals(List.of(new Received.Damaged()), feed(Octets.copyOf(bytes)), "byte " + at);
    }
  }

  @Test
  void a_type_that_is_neither_request_nor_response_is_damage() {
    // SOF, LEN 3, TYPE 2, FUNC 0x13, CS
    assertEquals(
        List.of(new Received.Damaged()), feed(Octets.of(1, 3, 2, 0x13, 0xFF ^ 3 ^ 2 ^ 0x13)));
  }

  @Test
  void junk_between_frames_is_skipped_and_counted() {
    Octets banner = Octets.of(0x0D, 0x0A, 'G', 'e', 'c', 'k', 'o');
    assertEquals(List.of(reportFrame()), feed(banner.plus(LOCK_REPORT)));
    assertEquals(banner.size(), parser.junk());
  }

  @Test
  void a_length_shorter_than_any_frame_is_junk_and_hides_nothing_behind_it() {
    assertEquals(List.of(ack()), feed(Octets.of(0x01, 0x02, 0x06)));
    assertEquals(List.of(reportFrame()), feed(Octets.of(0x01).plus(LOCK_REPORT)));
  }

  @Test
  void the_longest_frame_fits() {
    var longest = Frame.request(0xA8, Octets.copyOf(new byte[252]));
    assertEquals(List.of(new Received.Whole(longest)), feed(longest.encode()));
  }

  @Test
  void one_dirty_ack_is_taken_after_a_soft_reset_and_no_second_one() {
    parser.allowDirtyAck();
    assertEquals(List.of(ack()), feed(Octets.of(0x96, 0x96)));
    assertEquals(1, parser.junk());
  }

  @Test
  void a_clean_ack_uses_the_allowance_up() {
    parser.allowDirtyAck();
    assertEquals(List.of(ack()), feed(Octets.of(0x06, 0xA6)));
  }

  private List<Received> feed(Octets octets) {
    return parser.feed(octets.buffer(), 0);
  }

  private static Received ack() {
    return new Received.Ack();
  }

  private static Received reportFrame() {
    var whole =
        assertInstanceOf(
            Received.Whole.class, new FrameParser().feed(LOCK_REPORT.buffer(), 0).getFirst());
    assertEquals(Frame.request(0x04, Octets.ofHex("000703760300")), whole.frame());
    return whole;
  }
}
