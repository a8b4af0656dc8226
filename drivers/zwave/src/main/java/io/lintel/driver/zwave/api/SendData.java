package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Permit;

/** SendData, 0x13, or SendDataBridge, 0xA9, where the stick has a bridge library. */
public final class SendData {
  /** How hard the stick tries: ACK 0x01, auto route 0x04, explore 0x20. */
  public enum Effort {
    ALL_ROUTES(0x25),
    /** For what is worthless when it comes late. */
    KNOWN_ROUTES(0x05);

    private final int options;

    Effort(int options) {
      this.options = options;
    }
  }

  private static final Octets NO_ROUTE_GIVEN = Octets.of(0, 0, 0, 0);

  /**
   * A command to a node, with its callback.
   *
   * @param callbackId 1..255
   */
  public static SerialCommand to(
      NodeId node, Octets command, Effort effort, int callbackId, Permit permit, StickInfo stick) {
    if (command.size() > stick.longestCommand(node)) {
      throw new IllegalArgumentException(command.size() + " bytes need Transport Service");
    }
    Octets addressed = stick.width().write(node).plus(command.size()).plus(command);
    return stick.isBridge()
        ? command(
            FunctionId.SEND_DATA_BRIDGE,
            stick
                .width()
                .write(stick.id().node())
                .plus(addressed)
                .plus(effort.options)
                .plus(NO_ROUTE_GIVEN)
                .plus(callbackId),
            callbackId,
            permit)
        : command(
            FunctionId.SEND_DATA, addressed.plus(effort.options, callbackId), callbackId, permit);
  }

  private static SerialCommand command(
      int function, Octets payload, int callbackId, Permit permit) {
    var expects = new SerialCommand.Expects.Callback(callbackId, FunctionId.SEND_DATA_ABORT);
    return new SerialCommand(function, payload, expects, permit);
  }

  private SendData() {}
}
