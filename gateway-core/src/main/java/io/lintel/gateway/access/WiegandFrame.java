package io.lintel.gateway.access;

import io.lintel.spi.CardNumber;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Card numbers with parity, as readers with D0 and D1 send them. Bits count from 1, the first one
 * sent. Sources: HID's published card formats.
 *
 * @param bits in all
 * @param behind bits behind the content
 * @param contentBits what is left without the parity that says nothing
 * @param parities in the order in which they are worked out
 */
record WiegandFrame(int bits, int behind, int contentBits, List<Parity> parities) {

  private static final List<WiegandFrame> KNOWN =
      List.of(
          // H10301: facility 8, number 16
          new WiegandFrame(
              26, 1, 24, List.of(even(26, 1, range(2, 13)), odd(26, 26, range(14, 25)))),
          // H10306: facility 16, number 16, or an identifier of 32 bits
          new WiegandFrame(
              34, 1, 32, List.of(even(34, 1, range(2, 17)), odd(34, 34, range(18, 33)))),
          // Corporate 1000: company 12, number 20; whole, for 32 bits within are no identifier
          new WiegandFrame(
              35,
              0,
              35,
              List.of(
                  even(35, 2, pairsFrom(3)), odd(35, 35, pairsFrom(2)), odd(35, 1, range(2, 35)))),
          // H10302 (number 35), H10304 (facility 16, number 19); whole, as 35 bits are the above
          new WiegandFrame(
              37, 0, 37, List.of(even(37, 1, range(2, 19)), odd(37, 37, range(19, 36)))));

  static Optional<WiegandFrame> ofLength(int bits) {
    return KNOWN.stream().filter(frame -> frame.bits == bits).findFirst();
  }

  /** Whether every parity bit is right. */
  boolean holds(CardNumber read) {
    long value = read.reveal().longValueExact();
    return parities.stream().allMatch(parity -> parity.holds(value));
  }

  /** What is left without parity bits. */
  CardNumber content(CardNumber read) {
    var mask = BigInteger.ONE.shiftLeft(contentBits).subtract(BigInteger.ONE);
    return new CardNumber(contentBits, read.reveal().shiftRight(behind).and(mask));
  }

  private static Parity even(int bits, int bit, IntStream over) {
    return new Parity(mask(bits, bit, over), 0);
  }

  private static Parity odd(int bits, int bit, IntStream over) {
    return new Parity(mask(bits, bit, over), 1);
  }

  private static IntStream range(int first, int last) {
    return IntStream.rangeClosed(first, last);
  }

  /** Two and not the third, eleven times. */
  private static IntStream pairsFrom(int first) {
    return IntStream.range(0, 11).flatMap(i -> IntStream.of(first + 3 * i, first + 3 * i + 1));
  }

  private static long mask(int bits, int bit, IntStream over) {
    return IntStream.concat(IntStream.of(bit), over)
        .mapToLong(place -> 1L << (bits - place))
        .reduce(0, (one, other) -> one | other);
  }

  /**
   * One parity bit and those that it covers.
   *
   * @param rest of their sum, by two
   */
  record Parity(long mask, int rest) {

    boolean holds(long value) {
      return Long.bitCount(value & mask) % 2 == rest;
    }
  }
}
