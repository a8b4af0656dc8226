package io.lintel.driver.zwave.security.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lintel.driver.zwave.wire.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The values are zwave-js 15.29's. */
class DskTest {
  private static final String TEXT = "49607-43221-21132-30873-02233-03671-32077-46542";
  private static final Dsk DSK = new Dsk(Octets.ofHex("c1c7a8d5528c789908b90e577d4db5ce"));

  @Test
  void it_is_written_in_groups_of_five() {
    assertEquals(TEXT, DSK.reveal());
    assertEquals(DSK, Dsk.ofText(TEXT));
  }

  @Test
  void the_start_of_a_public_key_is_one() {
    Octets key = Octets.ofHex("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
    assertEquals("56990-56189-31613-49588-54107-25026-60644-13623", Dsk.ofPublicKey(key).reveal());
  }

  @Test
  void it_gives_the_home_ids_of_smartstart() {
    assertEquals("c8b90e56", DSK.announcedHomeId().hex());
    assertEquals("3d4db5cf", DSK.confirmedHomeId().hex());
  }

  @Test
  void it_prints_without_its_pin() {
    assertEquals("*****-43221-21132-30873-02233-03671-32077-46542", DSK.toString());
    assertEquals(49607, DSK.pin().value());
    assertEquals("*****", DSK.pin().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " 49607-43221-21132-30873-02233-03671-32077-46542\n",
        "49607 43221 21132 30873 02233 03671 32077 46542",
        "4960743221211323087302233036713207746542",
        "zws2dsk:49607-43221-21132-30873-02233-03671-32077-46542",
      })
  void it_is_read_as_people_write_it(String text) {
    assertEquals(DSK, Dsk.ofText(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "49607",
        "49607-43221-21132-30873-02233-03671-32077",
        "65536-43221-21132-30873-02233-03671-32077-46542",
        "4960a-43221-21132-30873-02233-03671-32077-46542",
        "49607-43221-21132-30873-02233-03671-32077-465422",
      })
  void what_is_none_is_refused_without_repeating_it(String text) {
    var refused = assertThrows(IllegalArgumentException.class, () -> Dsk.ofText(text));
    assertFalse(String.valueOf(refused.getMessage()).contains("43221"));
  }

  @Test
  void a_pin_is_five_digits_of_two_bytes() {
    assertEquals(new DskPin(65535), DskPin.of(" 65535 "));
    assertEquals(new DskPin(7), DskPin.of("00007"));
    for (String wrong : new String[] {"", "1234", "123456", "65536", "12a45"}) {
      assertThrows(IllegalArgumentException.class, () -> DskPin.of(wrong), wrong);
    }
  }
}
