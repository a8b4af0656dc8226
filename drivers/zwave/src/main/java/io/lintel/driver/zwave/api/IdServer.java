package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;

/**
 * Who hands out node ids in the network (SIS), and keeps its map (SUC): GetControllerCapabilities,
 * 0x05; GetSUCNodeId, 0x56; SetSUCNodeId, 0x54. There is one or none.
 */
public final class IdServer {
  private static final int SECONDARY = 0x01;
  private static final int ON_OTHER_NETWORK = 0x02;
  private static final int SIS_PRESENT = 0x04;
  private static final int SUC = 0x10;
  private static final int ENABLE = 1;
  private static final int WITH_IDS = 1;
  private static final int NO_TRANSMISSION = 0;

  /** The stick's part in its network, by the flags of 0x05. */
  public record Role(int flags) {
    /** It made the network, and no other controller took it over. */
    public boolean isPrimary() {
      return (flags & (SECONDARY | ON_OTHER_NETWORK)) == 0;
    }

    public boolean knowsServer() {
      return (flags & (SIS_PRESENT | SUC)) != 0;
    }
  }

  public static boolean isKnownTo(StickInfo stick) {
    ApiCapabilities can = stick.capabilities();
    return can.supports(FunctionId.GET_CONTROLLER_CAPABILITIES)
        && can.supports(FunctionId.GET_SUC)
        && can.supports(FunctionId.SET_SUC);
  }

  public static SerialCommand askRole() {
    return SerialCommand.question(FunctionId.GET_CONTROLLER_CAPABILITIES, Octets.NONE);
  }

  public static Role decodeRole(Octets payload) {
    return new Role(new OctetReader(payload, "GetControllerCapabilities").u8("flags"));
  }

  public static SerialCommand ask() {
    return SerialCommand.question(FunctionId.GET_SUC, Octets.NONE);
  }

  /** Its raw node id; 0 when there is none. One byte also with wide node ids. */
  public static int decode(Octets payload) {
    return new OctetReader(payload, "GetSUCNodeId").u8("node");
  }

  /** Makes the stick itself the server. For its own id it calls nothing back. */
  public static SerialCommand become(ControllerId self, NodeIdWidth width, int callbackId) {
    return SerialCommand.question(
        FunctionId.SET_SUC,
        width.write(self.node()).plus(ENABLE, NO_TRANSMISSION, WITH_IDS, callbackId));
  }

  private IdServer() {}
}
