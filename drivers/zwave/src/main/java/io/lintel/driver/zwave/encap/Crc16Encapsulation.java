package io.lintel.driver.zwave.encap;

import io.lintel.driver.zwave.wire.Crc16;
import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.Octets;

/**
 * CRC-16 Encapsulation, 0x56: {@code 56 01 command crc(2)}, the checksum over all before it. For
 * nodes without security on the slow channel; never around S0 or S2.
 */
public final class Crc16Encapsulation {
  public static final int ID = 0x56;

  private static final int ENCAP = 0x01;
  private static final int HEADER_BYTES = 2;

  public static Octets wrap(Octets command) {
    return Crc16.sealed(Octets.of(ID, ENCAP).plus(command));
  }

  /** The command inside. */
  static Octets unwrap(Octets octets) {
    Octets whole = Crc16.opened(octets, "CRC-16 encapsulation");
    if (whole.size() <= HEADER_BYTES || whole.at(1) != ENCAP) {
      throw new MalformedFrame("CRC-16 encapsulation", "command", 1);
    }
    return whole.from(HEADER_BYTES);
  }

  private Crc16Encapsulation() {}
}
