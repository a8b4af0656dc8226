package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Permit;

/**
 * RemoveNodeFromNetwork, 0x4B. The stick acknowledges it; how it goes comes as {@link
 * NetworkNews.Removing}.
 */
public final class RemoveNode {
  /** Any node, network wide, at normal power. */
  private static final int ANY = 0xC1;

  private static final int STOP = 0xC5;

  /** Lets go the node whose button is pressed next, of whatever network. */
  public static SerialCommand any(int callbackId) {
    return command(ANY, callbackId);
  }

  /**
   * Ends removing.
   *
   * @param callbackId 0 when no news are wanted
   */
  public static SerialCommand stop(int callbackId) {
    return command(STOP, callbackId);
  }

  private static SerialCommand command(int mode, int callbackId) {
    return new SerialCommand(
        FunctionId.REMOVE_NODE,
        Octets.of(mode, callbackId),
        new SerialCommand.Expects.AckAlone(),
        Permit.unlimited());
  }

  private RemoveNode() {}
}
