package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;

/** SerialAPISetup, 0x0B: settings of the stick that are lost at each reset. */
final class ApiSetup {
  private static final int GET_SUPPORTED = 0x01;
  private static final int SET_TX_STATUS_REPORT = 0x02;
  private static final int GET_LONGEST = 0x10;
  private static final int GET_LONGEST_OF_LONG_RANGE = 0x11;
  private static final int SET_NODE_ID_TYPE = 0x80;

  /** In the extended mask, whose first bit is sub-command 1, or 0 before SDK 7.19.1. */
  private static final int BIT_OF_LONGEST_OF_LONG_RANGE = 0x10;

  /** The stick says nothing of use. */
  private static final int UNTOLD = 0;

  static SerialCommand askSupported() {
    return command(GET_SUPPORTED);
  }

  static SerialCommand reportTransmissions() {
    return command(SET_TX_STATUS_REPORT, 0xFF);
  }

  static SerialCommand widenNodeIds() {
    return command(SET_NODE_ID_TYPE, 2);
  }

  static SerialCommand askLongest() {
    return command(GET_LONGEST);
  }

  static SerialCommand askLongestOfLongRange() {
    return command(GET_LONGEST_OF_LONG_RANGE);
  }

  /** In bytes; 0 when the stick does not say, for which it is not given up. */
  static int decodeLongest(Octets payload) {
    boolean told = payload.size() > 1 && payload.at(0) != 0;
    return told ? payload.at(1) : UNTOLD;
  }

  /**
   * The sub-commands of one bit each (0x01, 0x02, … 0x80), which the first mask byte names by their
   * own value.
   */
  static Supported decodeSupported(Octets payload) {
    var reader = new OctetReader(payload, "SerialAPISetup supported");
    return reader.u8("sub-command") == GET_SUPPORTED
        ? new Supported(reader.u8("mask"), reader.rest())
        : Supported.NONE;
  }

  /** Whether the stick took a setting. Sub-command 0 in the reply means that it knows it not. */
  static NodeIdWidth decodeWidth(Octets payload) {
    var reader = new OctetReader(payload, "SerialAPISetup node id type");
    boolean taken = reader.u8("sub-command") == SET_NODE_ID_TYPE && reader.u8("ok") != 0;
    return taken ? NodeIdWidth.SIXTEEN_BITS : NodeIdWidth.EIGHT_BITS;
  }

  private static SerialCommand command(int... payload) {
    return SerialCommand.question(FunctionId.API_SETUP, Octets.of(payload));
  }

  /** Which settings there are. */
  record Supported(int mask, Octets extended) {
    static final Supported NONE = new Supported(0, Octets.NONE);

    boolean txStatusReport() {
      return (mask & SET_TX_STATUS_REPORT) != 0;
    }

    boolean longest() {
      return (mask & GET_LONGEST) != 0;
    }

    /** Perhaps: a stick that does not know it says so. */
    boolean longestOfLongRange() {
      return Bitmask.has(extended, BIT_OF_LONGEST_OF_LONG_RANGE)
          || Bitmask.has(extended, BIT_OF_LONGEST_OF_LONG_RANGE + 1);
    }

    boolean nodeIdType() {
      return (mask & SET_NODE_ID_TYPE) != 0;
    }
  }

  private ApiSetup() {}
}
