package io.lintel.driver.zwave.serial;

import io.lintel.driver.zwave.wire.Octets;

/** What the parser found on the line. */
public sealed interface Received {
  /** The stick has our frame. */
  record Ack() implements Received {
    static final int BYTE = 0x06;
    public static final Octets OCTETS = Octets.of(BYTE);
  }

  /** The stick had our frame with a wrong checksum and dropped it. */
  record Nak() implements Received {
    static final int BYTE = 0x15;
    public static final Octets OCTETS = Octets.of(BYTE);
  }

  /** The stick was sending and dropped our frame. A host never sends it. */
  record Can() implements Received {
    static final int BYTE = 0x18;
  }

  /** A frame with a good checksum. */
  record Whole(Frame frame) implements Received {}

  /** A frame with a wrong checksum or an unknown type. */
  record Damaged() implements Received {}
}
