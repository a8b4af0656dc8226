package io.lintel.gateway.mqtt.paho;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnackFilterTest {

  /** Header 20, length, flags, reason code, property length, properties (MQTT 5, section 3.2). */
  @ParameterizedTest
  @CsvSource({
    "20 03 01 00 00, 20 03 01 00 00",
    "20 06 00 00 03 21 00 14, 20 06 00 00 03 21 00 14",
    "20 06 00 00 03 21 FF FF, 20 06 00 00 03 21 7F FF",
    "20 06 00 00 03 21 80 00, 20 06 00 00 03 21 7F FF",
    "20 06 00 00 03 22 00 0A, 20 03 00 00 00",
    "20 09 01 00 06 22 00 0A 21 00 05, 20 06 01 00 03 21 00 05",
    "20 0D 00 87 0A 1F 00 02 6E 6F 27 00 00 10 00, 20 0D 00 87 0A 1F 00 02 6E 6F 27 00 00 10 00",
    "20 0A 00 00 07 26 00 01 61 00 01 62, 20 0A 00 00 07 26 00 01 61 00 01 62",
    "20 02 00 87, 20 02 00 87"
  })
  void aliases_are_dropped_and_the_receive_maximum_is_clamped(String in, String out)
      throws IOException {
    assertArrayEquals(bytes(out), ConnackFilter.rewrite(bytes(in)));
  }

  @Test
  void every_truncation_is_refused_or_left_whole() {
    byte[] whole = bytes("20 12 00 00 0F 21 00 05 1F 00 02 6E 6F 27 00 00 10 00 24 01");
    for (int length = 5; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(IOException.class, () -> ConnackFilter.rewrite(cut), "at " + length);
    }
  }

  @Test
  void a_hundred_thousand_random_packets_end_in_bytes_or_in_an_io_exception() {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
    int refused = 0;
    for (int i = 0; i < 100_000; i++) {
      byte[] packet = new byte[4 + random.nextInt(40)];
      random.nextBytes(packet);
      packet[0] = 0x20;
      packet[1] = (byte) (packet.length - 2);
      try {
        assertTrue(ConnackFilter.rewrite(packet).length >= 4);
      } catch (IOException malformed) {
        refused++;
      }
    }
    assertTrue(refused > 10_000, "only " + refused + " were refused");
  }

  private static byte[] bytes(String hex) {
    return HexFormat.ofDelimiter(" ").parseHex(hex);
  }
}
