package io.lintel.gateway.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.lintel.spi.CardNumber;
import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One card at readers of different makes. */
class CanonicalCardTest {

  /** Facility 12, number 3456 (0x0C0D80): even 1 over 0000_1100_0000, odd 0 over 1101_1000_0000. */
  private static final String H10301 = "0" + "00001100" + "0000110110000000" + "1";

  @Test
  void a_26_bit_number_is_the_24_bits_within() {
    assertEquals(card("000011000000110110000000"), card(H10301));
  }

  @Test
  void a_34_bit_frame_around_an_identifier_is_the_identifier() {
    // UID 04 A2 3B 91: 16 bits with 6 ones, so even parity 0; 16 bits with 8 ones, so odd parity 1
    assertEquals(card(32, "04A23B91"), card("0" + bits("04A23B91") + "1"));
  }

  @ParameterizedTest
  @CsvSource({
    "32, 04A23B91, 913BA204",
    "40, 0102030405, 0504030201",
    "56, 04A1B2C3D4E5F6, F6E5D4C3B2A104",
    "64, E004010012345678, 78563412000104E0",
    "80, 0102030405060708090A, 0A090807060504030201",
  })
  void an_identifier_is_the_same_in_either_byte_order(int bits, String one, String other) {
    assertEquals(card(bits, one), card(bits, other));
  }

  @Test
  void a_34_bit_reader_that_turns_the_bytes_around_tells_the_same_card() {
    // 91 3B: 8 ones; A2 04: 4 ones
    assertEquals(card(32, "04A23B91"), card("0" + bits("913BA204") + "1"));
  }

  @ParameterizedTest
  @ValueSource(ints = {26, 34, 35, 37})
  void every_single_flipped_bit_is_caught_by_parity(int bits) {
    var right = framed(bits);
    assertNotEquals(Optional.empty(), CanonicalCard.of(right));
    for (int bit = 0; bit < bits; bit++) {
      var wrong = new CardNumber(bits, right.reveal().flipBit(bit));
      assertEquals(Optional.empty(), CanonicalCard.of(wrong), "bit " + bit);
    }
  }

  @Test
  void corporate_1000_as_published() {
    // company 5, number 1: ones at bits 12, 14 and 34
    // bit 2, even over 3,4, 6,7, .. 33,34: 12 and 34 count
    // bit 35, odd over 2,3, 5,6, .. 32,33: 12 and 14 count
    // bit 1, odd over 2..35: 12, 14, 34 and 35 count
    var sent = "1" + "0" + "000000000101" + "00000000000000000001" + "1";
    assertNotEquals(Optional.empty(), CanonicalCard.of(number(sent)));
  }

  @Test
  void what_has_no_format_stands_for_itself() {
    assertEquals(card("10110"), card("10110"));
    assertNotEquals(card("10110"), card("010110"));
    assertNotEquals(card("00000000" + "11111111"), card("11111111" + "00000000"));
  }

  @Test
  void it_never_prints() {
    assertEquals("<card>", card(H10301).toString());
  }

  /** A frame with the first parity bits that fit. */
  private static CardNumber framed(int bits) {
    var content = BigInteger.valueOf(0x155AA5L).shiftLeft(1);
    return IntStream.range(0, 8)
        .mapToObj(parity -> new CardNumber(bits, withParity(content, bits, parity)))
        .filter(number -> CanonicalCard.of(number).isPresent())
        .findFirst()
        .orElseThrow();
  }

  /** Parity bits stand first, second and last. */
  private static BigInteger withParity(BigInteger content, int bits, int parity) {
    return content
        .or(BigInteger.valueOf(parity & 1))
        .or(BigInteger.valueOf(parity >> 1).shiftLeft(bits - 2));
  }

  private static CanonicalCard card(int bits, String hex) {
    return CanonicalCard.of(new CardNumber(bits, new BigInteger(hex, 16))).orElseThrow();
  }

  private static CanonicalCard card(String bits) {
    return CanonicalCard.of(number(bits)).orElseThrow();
  }

  private static CardNumber number(String bits) {
    return new CardNumber(bits.length(), new BigInteger(bits, 2));
  }

  private static String bits(String hex) {
    var text = new BigInteger(hex, 16).toString(2);
    return "0".repeat(hex.length() * 4 - text.length()) + text;
  }
}
