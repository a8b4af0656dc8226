package io.lintel.driver.zwave.security.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.security.SecurityClass;
import java.util.EnumSet;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The codes are the specification's examples (SDS13937), as zwave-js tests them. */
class QrCodeTest {
  // 90, version 01, checksum 32782, keys 003, DSK, product type, product id
  private static final String DIMMER =
      "90"
          + "01"
          + "32782"
          + "003"
          + "5152535455414243444531323334352122232425"
          + "0010"
          + "0435301537"
          + "0220"
          + "65520001000000300578";
  private static final String DOOR_LOCK =
      "9001346230075152535455414243444531323334352122232425001016387007680220655210100000017"
          + "002880642002122232425414243444511121314153132333435";

  @Test
  void a_dimmer_that_joins_by_itself() {
    QrCode code = QrCode.parse(DIMMER);
    assertTrue(code.smartStart());
    assertEquals(
        EnumSet.of(SecurityClass.S2_UNAUTHENTICATED, SecurityClass.S2_AUTHENTICATED),
        code.requested());
    assertEquals("51525-35455-41424-34445-31323-33435-21222-32425", code.dsk().reveal());
    assertEquals(Optional.of(new QrType(0x11, 0x01, 0x0601)), code.type());
    assertEquals(Optional.of(new QrProduct(0xFFF0, 0x0064, 0x0003, 0x0242)), code.product());
    assertFalse(code.longRange());
  }

  @Test
  void a_door_lock_with_a_block_that_is_not_used() {
    QrCode code = QrCode.parse(DOOR_LOCK);
    assertTrue(code.type().orElseThrow().isLock());
    assertTrue(code.requested().contains(SecurityClass.S2_ACCESS_CONTROL));
    assertEquals(Optional.of(new QrProduct(0xFFF1, 0x03E8, 0x0011, 0x0120)), code.product());
  }

  @Test
  void a_node_that_needs_its_button() {
    QrCode code = QrCode.parse(DIMMER.replaceFirst("^9001", "9000"));
    assertFalse(code.smartStart());
    assertThrows(IllegalArgumentException.class, () -> Provisioned.of(code));
  }

  @Test
  void white_space_of_a_scanner_does_not_matter() {
    String spaced = " " + DIMMER.substring(0, 20) + "\n" + DIMMER.substring(20) + "\r\n";
    assertEquals(QrCode.parse(DIMMER), QrCode.parse(spaced));
  }

  @Test
  void long_range_and_interval_are_read() {
    // max interval 04 -> 512 s; protocols 03: mesh and Long Range
    QrCode code = QrCode.parse(signed("01", "007" + dsk() + "0402" + "04" + "0803" + "003"));
    assertEquals(Optional.of(512), code.maxIntervalSeconds());
    assertTrue(code.longRange());
  }

  @Test
  void a_block_that_must_be_understood_and_is_not_refuses_the_code() {
    String critical = "7102" + "01";
    String harmless = "7002" + "01";
    assertThrows(
        IllegalArgumentException.class, () -> QrCode.parse(signed("01", "007" + dsk() + critical)));
    assertTrue(QrCode.parse(signed("01", "007" + dsk() + harmless)).smartStart());
  }

  @ParameterizedTest
  @CsvSource({
    "'', no Z-Wave QR code",
    "1234, no Z-Wave QR code",
    "https://example.org, no Z-Wave QR code",
  })
  void what_is_none_is_refused(String text, String why) {
    assertRefused(text, why);
  }

  @Test
  void a_wrong_digit_is_found_wherever_it_is() {
    for (int i = 9; i < DIMMER.length(); i++) {
      char other = DIMMER.charAt(i) == '9' ? '0' : (char) (DIMMER.charAt(i) + 1);
      String wrong = DIMMER.substring(0, i) + other + DIMMER.substring(i + 1);
      assertRefused(wrong, "scan it once more");
    }
  }

  @Test
  void a_block_that_ends_early_is_named() {
    assertRefused(signed("01", "007" + dsk() + "0010" + "04353"), "content of a block");
    assertRefused(signed("01", "007" + dsk() + "0"), "type of a block");
    assertRefused(signed("01", "007" + dsk() + "0005" + "04353"), "icon");
  }

  @Test
  void a_number_out_of_range_is_named() {
    assertRefused(signed("01", "256" + dsk()), "requested keys");
    assertRefused(signed("02", "007" + dsk()), "version");
    assertRefused(signed("01", "007" + "99999" + dsk().substring(5)), "group 1");
  }

  @Test
  void no_other_exception_escapes() {
    var random = new SplittableRandom(Long.getLong("sim.seed", 1));
    int read = 0;
    for (int i = 0; i < 50_000; i++) {
      read += isRead(signed("01", "007" + dsk() + digits(random))) ? 1 : 0;
    }
    assertTrue(read > 100, "hardly any was read: nothing was tested");
  }

  private static boolean isRead(String text) {
    try {
      return QrCode.parse(text).smartStart();
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  private static String digits(SplittableRandom random) {
    var digits = new StringBuilder();
    int count = random.nextInt(24);
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + random.nextInt(random.nextBoolean() ? 2 : 10)));
    }
    return digits.toString();
  }

  private static void assertRefused(String text, String why) {
    var refused = assertThrows(IllegalArgumentException.class, () -> QrCode.parse(text), text);
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains(why), message);
    assertFalse(message.contains("51525"), message);
  }

  private static String dsk() {
    return "5152535455414243444531323334352122232425";
  }

  private static String signed(String version, String content) {
    return "90" + version + QrChecksum.of(content) + content;
  }
}
