package io.lintel.driver.zwave.security.s0;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;

/**
 * What is inside a sealed message: a command, or the first or second half of one.
 *
 * @param counter 0..15, the same in both halves, 0 outside of them
 */
record S0Plain(boolean sequenced, boolean second, int counter, Octets part) {
  private static final int SEQUENCED = 0x10;
  private static final int SECOND = 0x20;
  private static final int COUNTER = 0x0F;

  static S0Plain whole(Octets command) {
    return new S0Plain(false, false, 0, command);
  }

  static S0Plain firstHalf(int counter, Octets part) {
    return new S0Plain(true, false, counter, part);
  }

  static S0Plain secondHalf(int counter, Octets part) {
    return new S0Plain(true, true, counter, part);
  }

  static S0Plain decode(Octets plaintext) {
    var reader = new OctetReader(plaintext, "Security 0 message");
    int control = reader.u8("control");
    return new S0Plain(
        (control & SEQUENCED) != 0, (control & SECOND) != 0, control & COUNTER, reader.rest());
  }

  Octets encode() {
    return Octets.of((sequenced ? SEQUENCED : 0) | (second ? SECOND : 0) | counter).plus(part);
  }

  boolean isFirstHalf() {
    return sequenced && !second;
  }
}
