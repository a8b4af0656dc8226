package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.wire.Octets;

/** Bits counted from the lowest bit of the first byte. */
final class Bitmask {
  /** Whether bit {@code index} is set; bits beyond the end are not. */
  static boolean has(Octets mask, int index) {
    int octet = index / 8;
    return octet < mask.size() && (mask.at(octet) >> (index % 8) & 1) == 1;
  }

  private Bitmask() {}
}
