package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Permit;

/**
 * AddNodeToNetwork, 0x4A. The stick acknowledges it; how it goes comes as {@link
 * NetworkNews.Adding}.
 */
public final class AddNode {
  private static final int ANY = 1;
  private static final int STOP = 5;
  private static final int SMART_START = 8;
  private static final int SMART_START_LISTEN = 9;
  private static final int LONG_RANGE = 0x20;
  private static final int NETWORK_WIDE = 0x40;
  private static final int NORMAL_POWER = 0x80;

  /** Takes in the node whose button is pressed next. */
  public static SerialCommand any(int callbackId) {
    return command(Octets.of(ANY | NETWORK_WIDE | NORMAL_POWER, callbackId));
  }

  /**
   * Takes in the node with these home ids, which its DSK gives; 4 bytes each.
   *
   * @param longRange whether it joins as a Long Range node
   */
  public static SerialCommand smartStart(
      int callbackId, Octets nwiHomeId, Octets authHomeId, boolean longRange) {
    int mode = SMART_START | NETWORK_WIDE | NORMAL_POWER | (longRange ? LONG_RANGE : 0);
    return command(Octets.of(mode, callbackId).plus(nwiHomeId).plus(authHomeId));
  }

  /** Has the stick tell of SmartStart nodes that ask to join. */
  public static SerialCommand listen() {
    return command(Octets.of(SMART_START_LISTEN | NETWORK_WIDE, 0));
  }

  /**
   * Ends adding, and listening too.
   *
   * @param callbackId 0 when no news are wanted
   */
  public static SerialCommand stop(int callbackId) {
    return command(Octets.of(STOP | NETWORK_WIDE | NORMAL_POWER, callbackId));
  }

  private static SerialCommand command(Octets payload) {
    return new SerialCommand(
        FunctionId.ADD_NODE, payload, new SerialCommand.Expects.AckAlone(), Permit.unlimited());
  }

  private AddNode() {}
}
