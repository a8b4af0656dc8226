package io.lintel.gateway.access.local;

import io.lintel.spi.CardNumber;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** People's cards, and each of them as different readers tell it. */
final class SimCards {

  /**
   * Who has which card.
   *
   * @param tellings of the same card; it was enrolled by the first
   */
  record Person(UUID id, List<CardNumber> tellings) {

    CardNumber enrolled() {
      return tellings.getFirst();
    }
  }

  /**
   * A card at a reader.
   *
   * @param owner empty: nobody's, or misread
   */
  record Shown(CardNumber number, Optional<UUID> owner, boolean readable) {}

  private final List<Person> people =
      List.of(
          badge(1, 17, 4_242),
          badge(2, 17, 4_243),
          tag(3, 0x04A23B91L),
          tag(4, 0x11223344L),
          whole(5, 48, 0xBEEF_0000_0001L));

  List<Person> all() {
    return people;
  }

  Shown shown(Random random) {
    var person = people.get(random.nextInt(people.size()));
    var number = person.tellings.get(random.nextInt(person.tellings.size()));
    int what = random.nextInt(5);
    if (what == 0) {
      return new Shown(whole(9, 48, random.nextInt()).enrolled(), Optional.empty(), true);
    }
    boolean hasParity = number.bits() == 26 || number.bits() == 34;
    return what == 1 && hasParity
        ? new Shown(misread(number, random), Optional.empty(), false)
        : new Shown(number, Optional.of(person.id), true);
  }

  private static CardNumber misread(CardNumber number, Random random) {
    int bits = number.bits();
    return new CardNumber(bits, number.reveal().flipBit(random.nextInt(bits)));
  }

  /** Facility and number: 26 bits with parity, or the 24 within. */
  private static Person badge(long id, int facility, int number) {
    long content = ((long) facility << 16) | number;
    return new Person(new UUID(8, id), List.of(framed(24, content), plain(24, content)));
  }

  /** An identifier of four bytes: from either end, with parity around it or without. */
  private static Person tag(long id, long identifier) {
    long turned = Integer.toUnsignedLong(Integer.reverseBytes((int) identifier));
    return new Person(
        new UUID(8, id),
        List.of(
            plain(32, identifier), plain(32, turned), framed(32, identifier), framed(32, turned)));
  }

  private static Person whole(long id, int bits, long value) {
    return new Person(new UUID(8, id), List.of(plain(bits, value & ((1L << bits) - 1))));
  }

  private static CardNumber plain(int bits, long value) {
    return new CardNumber(bits, BigInteger.valueOf(value));
  }

  /** Even parity over the first half in front, odd parity over the second half behind. */
  private static CardNumber framed(int bits, long content) {
    long first = content >>> (bits / 2);
    long second = content & ((1L << (bits / 2)) - 1);
    long even = Long.bitCount(first) % 2;
    long odd = 1L - Long.bitCount(second) % 2;
    return plain(bits + 2, (even << (bits + 1)) | (content << 1) | odd);
  }
}
