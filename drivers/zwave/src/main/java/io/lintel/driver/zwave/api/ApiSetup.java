package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;

/** SerialAPISetup, 0x0B: settings of the stick that are lost at each reset. */
final class ApiSetup {
  private static final int GET_SUPPORTED = 0x01;
  private static final int SET_TX_STATUS_REPORT = 0x02;
  private static final int SET_NODE_ID_TYPE = 0x80;

  static SerialCommand askSupported() {
    return command(GET_SUPPORTED);
  }

  static SerialCommand reportTransmissions() {
    return command(SET_TX_STATUS_REPORT, 0xFF);
  }

  static SerialCommand widenNodeIds() {
    return command(SET_NODE_ID_TYPE, 2);
  }

  /**
   * The sub-commands of one bit each (0x01, 0x02, … 0x80), which the first mask byte names by their
   * own value.
   */
  static Supported decodeSupported(Octets payload) {
    var reader = new OctetReader(payload, "SerialAPISetup supported");
    return reader.u8("sub-command") == GET_SUPPORTED
        ? new Supported(reader.u8("mask"))
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
  record Supported(int mask) {
    static final Supported NONE = new Supported(0);

    boolean txStatusReport() {
      return (mask & SET_TX_STATUS_REPORT) != 0;
    }

    boolean nodeIdType() {
      return (mask & SET_NODE_ID_TYPE) != 0;
    }
  }

  private ApiSetup() {}
}
