package io.lintel.gateway.credential;

import io.lintel.gateway.access.CanonicalCard;
import io.lintel.spi.CardNumber;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Card formats that give a card number a facility and a number (HID's published ones). A card
 * number is made as a reader with D0 and D1 would send it, parity and all.
 */
enum CardFormat {
  /** 26 bits: facility 8, number 16. */
  H10301(26, 8, 16, 1),
  /** 34 bits: facility 16, number 16. */
  H10306(34, 16, 16, 1),
  /** 37 bits: number 35. */
  H10302(37, 0, 35, 1),
  /** 37 bits: facility 16, number 19. */
  H10304(37, 16, 19, 1),
  /** 35 bits: company 12, number 20. */
  CORPORATE_1000(35, 12, 20, 2);

  private final int bits;
  private final int facilityBits;
  private final int numberBits;

  /** Parity bits before the facility; one more stands behind the number. */
  private final int parityBefore;

  CardFormat(int bits, int facilityBits, int numberBits, int parityBefore) {
    this.bits = bits;
    this.facilityBits = facilityBits;
    this.numberBits = numberBits;
    this.parityBefore = parityBefore;
  }

  static Optional<CardFormat> of(String wireName) {
    return Stream.of(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean fits(long facility, long number) {
    return facility >= 0
        && facility >>> facilityBits == 0
        && number >= 0
        && number >>> numberBits == 0;
  }

  /**
   * The card's number.
   *
   * @throws IllegalArgumentException when it does not fit; the message does not repeat it
   */
  CardNumber number(long facility, long number) {
    if (!fits(facility, number)) {
      throw new IllegalArgumentException("facility or number is too large for " + wireName());
    }
    long content = ((facility << numberBits) | number) << 1;
    int before = facilityBits + numberBits + 1;
    return LongStream.range(0, 1L << (parityBefore + 1))
        .map(parity -> content | (parity & 1) | ((parity >> 1) << before))
        .mapToObj(value -> new CardNumber(bits, BigInteger.valueOf(value)))
        .filter(card -> CanonicalCard.of(card).isPresent())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("parity can always be made right"));
  }
}
