package io.lintel.driver.zwave.encap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lintel.driver.zwave.wire.Crc16;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.Octets;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bytes as zwave-js 15.29 writes them, and the check value of CRC-16/AUG-CCITT. */
class EncapVectors {
  private static final Octets DOOR_LOCK_SET = Octets.ofHex("6201ff");
  private static final Octets DOOR_LOCK_GET = Octets.ofHex("6202");

  @Test
  void the_checksum_of_nine_digits_is_the_published_one() {
    assertEquals(0xE5CC, Crc16.of(Octets.copyOf("123456789".getBytes(StandardCharsets.US_ASCII))));
  }

  @Test
  void the_checksum_of_a_list_of_codes_is_that_of_zwave_js() {
    assertEquals(0x4178, Crc16.of(Octets.ofHex("00010134373131")));
  }

  @Test
  void a_question_in_crc_16() {
    assertEquals("560162022688", Crc16Encapsulation.wrap(DOOR_LOCK_GET).hex());
    assertEquals(DOOR_LOCK_GET, Crc16Encapsulation.unwrap(Octets.ofHex("560162022688")));
  }

  @Test
  void one_wrong_bit_in_crc_16_is_found() {
    Octets whole = Octets.ofHex("560162022688");
    for (int bit = 0; bit < whole.size() * 8; bit++) {
      byte[] bytes = whole.toArray();
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      Octets broken = Octets.copyOf(bytes);
      assertThrows(MalformedFrame.class, () -> Crc16Encapsulation.unwrap(broken));
    }
  }

  @Test
  void a_question_to_an_endpoint() {
    assertEquals("600d00016202", MultiChannel.wrap(1, DOOR_LOCK_GET).hex());
  }

  @Test
  void a_supervised_command() {
    var get = new Supervision.Get(5, true, DOOR_LOCK_SET);
    assertEquals("6c0185036201ff", get.encode().hex());
    assertEquals(get, Supervision.decode(get.encode()));
  }

  @Test
  void reports_of_supervision() {
    assertEquals(
        new Supervision.Report(5, false, Supervision.Status.SUCCESS, 0),
        Supervision.decode(Octets.ofHex("6c0205ff00")));
    var working = new Supervision.Report(5, true, Supervision.Status.WORKING, 2);
    assertEquals(working, Supervision.decode(Octets.ofHex("6c02850102")));
    assertEquals("6c02850102", working.encode().hex());
    assertEquals(2_000, working.leftMillis());
  }

  @Test
  void a_duration_counts_seconds_and_then_minutes() {
    assertEquals(127_000, leftMillis(0x7F));
    assertEquals(60_000, leftMillis(0x80));
    assertEquals(126 * 60_000, leftMillis(0xFD));
    assertEquals(0, leftMillis(0xFE));
  }

  @Test
  void the_first_piece_of_a_datagram() {
    byte[] data = new byte[39];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) i;
    }
    var piece = new Segment.Piece(60, 3, 0, Octets.copyOf(data));
    String expected =
        "55c03c30000102030405060708090a0b0c0d0e0f10111213"
            + "1415161718191a1b1c1d1e1f20212223242526912a";
    assertEquals(expected, piece.encode().hex());
    assertEquals(piece, Segment.decode(Octets.ofHex(expected)));
  }

  /** Laid out as the specification draws them: 11 bits of offset and size, 4 of session. */
  @Test
  void the_other_commands_of_transport_service() {
    var later = new Segment.Piece(0x3AB, 0xC, 0x2F1, Octets.of(1, 2));
    assertEquals("55e3abc2f10102", later.encode().slice(0, 7).hex());
    assertEquals(later, Segment.decode(later.encode()));
    for (Segment segment :
        List.of(new Segment.Request(0xC, 0x2F1), new Segment.Complete(0xC), new Segment.Wait(3))) {
      assertEquals(segment, Segment.decode(segment.encode()));
    }
    assertEquals("55c8c2f1", new Segment.Request(0xC, 0x2F1).encode().hex());
    assertEquals("55e8c0", new Segment.Complete(0xC).encode().hex());
    assertEquals("55f003", new Segment.Wait(3).encode().hex());
  }

  @Test
  void a_header_extension_is_passed_over() {
    // size 3, session 1 with extension of 2 bytes, then data
    Octets piece = Crc16.sealed(Octets.ofHex("55c00318" + "02aabb" + "620202"));
    assertEquals(new Segment.Piece(3, 1, 0, Octets.ofHex("620202")), Segment.decode(piece));
  }

  private static int leftMillis(int duration) {
    return new Supervision.Report(0, true, Supervision.Status.WORKING, duration).leftMillis();
  }
}
