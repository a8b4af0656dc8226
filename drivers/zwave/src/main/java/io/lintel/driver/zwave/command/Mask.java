package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.Octets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sets of small numbers as bits, lowest bit of the first octet first. */
final class Mask {
  /** Bit n stands for n. */
  static Set<Integer> of(Octets mask) {
    return IntStream.range(0, mask.size() * 8)
        .filter(bit -> (mask.at(bit / 8) >> (bit % 8) & 1) != 0)
        .boxed()
        .collect(Collectors.toUnmodifiableSet());
  }

  static boolean bit(int octet, int number) {
    return (octet >> number & 1) != 0;
  }

  private Mask() {}
}
