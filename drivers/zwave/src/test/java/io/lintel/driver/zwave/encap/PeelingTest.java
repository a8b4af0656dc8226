package io.lintel.driver.zwave.encap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PeelingTest {
  private static final Octets REPORT = Octets.ofHex("6203ff1105fefe");
  private static final Octets BATTERY = Octets.ofHex("800355");

  @Test
  void a_bare_command_is_itself() {
    assertEquals(
        new Peeled(Wrapping.NONE, new Peeled.Content.Commands(List.of(REPORT))), Peeled.of(REPORT));
  }

  @Test
  void all_wrappings_at_once_come_off_in_their_order() {
    Octets multi = Octets.of(0x8F, 0x01, 2, 7).plus(REPORT).plus(3).plus(BATTERY);
    Octets supervised = new Supervision.Get(9, false, multi).encode();
    Octets channel = Octets.of(0x60, 0x0D, 2, 0).plus(supervised);

    Peeled peeled = Peeled.of(Crc16Encapsulation.wrap(channel));

    assertEquals(List.of(REPORT, BATTERY), commands(peeled));
    assertEquals(2, peeled.wrapping().endpoint());
    assertEquals(Optional.of(9), peeled.supervised().map(Supervision.Get::session));
    assertTrue(peeled.wrapping().checked());
  }

  @Test
  void an_answer_goes_back_in_the_same_with_its_ends_swapped() {
    Octets asked = Crc16Encapsulation.wrap(Octets.of(0x60, 0x0D, 2, 1).plus(BATTERY));
    Octets answer = Peeled.of(asked).wrapping().answer(REPORT);
    assertEquals(Crc16Encapsulation.wrap(Octets.of(0x60, 0x0D, 1, 2).plus(REPORT)), answer);
  }

  @Test
  void an_answer_to_an_instance_names_it() {
    Peeled peeled = Peeled.of(Octets.of(0x60, 0x06, 3).plus(BATTERY));
    assertEquals(3, peeled.wrapping().endpoint());
    assertEquals(Octets.of(0x60, 0x06, 3).plus(REPORT), peeled.wrapping().answer(REPORT));
  }

  @Test
  void an_answer_to_many_endpoints_comes_from_our_root() {
    Peeled peeled = Peeled.of(Octets.of(0x60, 0x0D, 2, 0x83).plus(BATTERY));
    assertEquals(Octets.of(0x60, 0x0D, 0, 2).plus(REPORT), peeled.wrapping().answer(REPORT));
  }

  @Test
  void a_report_of_endpoints_is_no_encapsulation() {
    Octets endpoints = Octets.ofHex("60084002");
    assertEquals(List.of(endpoints), commands(Peeled.of(endpoints)));
  }

  @Test
  void a_report_of_supervision_is_told_apart() {
    Peeled peeled = Peeled.of(Octets.ofHex("600d0200" + "6c0205ff00"));
    var report = new Supervision.Report(5, false, Supervision.Status.SUCCESS, 0);
    assertEquals(new Peeled.Content.Report(report), peeled.content());
    assertEquals(2, peeled.wrapping().endpoint());
  }

  @Test
  void a_wrapping_out_of_its_place_is_refused() {
    Octets channel = MultiChannel.wrap(1, REPORT);
    List<Octets> misplaced =
        List.of(
            MultiChannel.wrap(1, channel),
            new Supervision.Get(1, false, channel).encode(),
            new Supervision.Get(1, false, new Supervision.Get(2, false, REPORT).encode()).encode(),
            MultiChannel.wrap(1, Crc16Encapsulation.wrap(REPORT)),
            Octets.of(0x8F, 1, 1, channel.size()).plus(channel),
            Crc16Encapsulation.wrap(Crc16Encapsulation.wrap(REPORT)));
    for (Octets octets : misplaced) {
      assertThrows(MalformedFrame.class, () -> Peeled.of(octets), octets.hex());
    }
  }

  @Test
  void a_truncated_wrapping_is_malformed_at_every_byte() {
    Octets whole =
        Octets.of(0x60, 0x0D, 1, 0)
            .plus(new Supervision.Get(1, true, Octets.of(0x8F, 1, 1, 2, 0x62, 2)).encode());
    assertEquals(List.of(Octets.of(0x62, 2)), commands(Peeled.of(whole)));
    for (int size = 0; size < whole.size(); size++) {
      Octets cut = whole.slice(0, size);
      assertThrows(MalformedFrame.class, () -> Peeled.of(cut), cut.hex());
    }
  }

  @Test
  void random_bytes_are_peeled_or_malformed_and_nothing_else() {
    var random = new SplittableRandom(Long.getLong("sim.seed", 1));
    int[] begins = {0x55, 0x56, 0x60, 0x6C, 0x8F, 0x62};
    int peeled = 0;
    for (int round = 0; round < 50_000; round++) {
      byte[] bytes = new byte[random.nextInt(12)];
      random.nextBytes(bytes);
      for (int i = 0; i < bytes.length; i += 2 + random.nextInt(3)) {
        bytes[i] = (byte) begins[random.nextInt(begins.length)];
      }
      peeled += isPeeled(Octets.copyOf(bytes)) ? 1 : 0;
    }
    assertTrue(peeled > 1_000);
  }

  private static boolean isPeeled(Octets octets) {
    try {
      Segment.decode(octets);
    } catch (MalformedFrame _) {
      // what is no segment may still be a command
    }
    try {
      Peeled.of(octets);
      return true;
    } catch (MalformedFrame _) {
      return false;
    }
  }

  private static List<Octets> commands(Peeled peeled) {
    return assertInstanceOf(Peeled.Content.Commands.class, peeled.content()).commands();
  }
}
