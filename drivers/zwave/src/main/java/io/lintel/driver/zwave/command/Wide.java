package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.Octets;

/** Numbers of more than one octet, most significant octet first. */
final class Wide {
  /** 0..0xFFFF. */
  static Octets word(int value) {
    return Octets.of(value >> 8, value & 0xFF);
  }

  /** 0..0xFFFFFF. */
  static Octets threeOctets(int value) {
    return Octets.of(value >> 16, (value >> 8) & 0xFF, value & 0xFF);
  }

  /** The lowest octets of a number in two's complement. */
  static Octets signed(int value, int size) {
    Octets octets = Octets.NONE;
    for (int i = size - 1; i >= 0; i--) {
      octets = octets.plus((value >> (8 * i)) & 0xFF);
    }
    return octets;
  }

  private Wide() {}
}
