package io.lintel.gateway.access;

import io.lintel.spi.CardNumber;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;

/**
 * A card as all readers know it, however theirs tells it: a card enrolled at one opens at another.
 * Prints as {@code <card>}.
 *
 * <ul>
 *   <li>Parity bits that say nothing are dropped: 26 bits are the same card as the 24 within, 34
 *       the same as the 32.
 *   <li>An identifier of whole bytes counts the same in either byte order, for readers differ: the
 *       smaller of the two numbers stands for both.
 *   <li>What has another length stands for itself, bit by bit.
 * </ul>
 *
 * A reader that cuts an identifier short (26 bits of a 4-byte UID) tells a different card.
 */
public final class CanonicalCard {

  /** Identifiers of ISO 14443 and 15693: 4, 5, 7, 8 and 10 bytes. */
  private static final Set<Integer> IDENTIFIER_BITS = Set.of(32, 40, 56, 64, 80);

  private final CardNumber number;

  private CanonicalCard(CardNumber number) {
    this.number = number;
  }

  /** The card; empty when its parity says that it was read wrongly. */
  public static Optional<CanonicalCard> of(CardNumber read) {
    var frame = WiegandFrame.ofLength(read.bits());
    if (frame.filter(known -> !known.holds(read)).isPresent()) {
      return Optional.empty();
    }
    var content = frame.map(known -> known.content(read)).orElse(read);
    return Optional.of(new CanonicalCard(inOneOrder(content)));
  }

  /** The bits that stand for it; for hashing and storing alone. */
  public CardNumber reveal() {
    return number;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CanonicalCard that && number.equals(that.number);
  }

  @Override
  public int hashCode() {
    return number.hashCode();
  }

  @Override
  public String toString() {
    return number.toString();
  }

  private static CardNumber inOneOrder(CardNumber content) {
    return IDENTIFIER_BITS.contains(content.bits())
        ? new CardNumber(content.bits(), content.reveal().min(reversed(content)))
        : content;
  }

  private static BigInteger reversed(CardNumber content) {
    var turned = BigInteger.ZERO;
    for (int shift = 0; shift < content.bits(); shift += Byte.SIZE) {
      var octet = content.reveal().shiftRight(shift).and(BigInteger.valueOf(0xFF));
      turned = turned.shiftLeft(Byte.SIZE).or(octet);
    }
    return turned;
  }
}
