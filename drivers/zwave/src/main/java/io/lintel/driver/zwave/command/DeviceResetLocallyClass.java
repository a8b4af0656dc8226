package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;

/** Device Reset Locally, 0x5A, version 1. */
public final class DeviceResetLocallyClass {
  public static final int ID = 0x5A;

  private static final int NOTIFICATION = 0x01;

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case NOTIFICATION -> new Gone();
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  /** A node's last word. */
  public sealed interface FromNode extends NodeCommand {}

  /** Someone reset it to factory defaults: it is no longer in the network. */
  public record Gone() implements FromNode {}

  private DeviceResetLocallyClass() {}
}
