package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;

/** Every command class that this driver understands. Basic is left out: it must not move a lock. */
public final class CommandClasses {
  /** Security 0 and Security 2, which this driver recognises and does not speak. */
  public static final int SECURITY_0 = 0x98;

  public static final int SECURITY_2 = 0x9F;

  /** No Operation: the shortest command there is, good for asking whether a node answers. */
  public static final Octets NO_OPERATION = Octets.of(0x00);

  /** Decodes a command as it came from a node, without encapsulation. */
  public static NodeCommand decode(Octets octets) {
    var reader = new OctetReader(octets, "command");
    int commandClass = reader.u8("command class");
    int command = reader.left() == 0 ? 0 : reader.u8("command");
    return switch (commandClass) {
      case LockClass.ID -> LockClass.decode(command, reader);
      case DoorLockClass.ID -> DoorLockClass.decode(command, reader);
      case BatteryClass.ID -> BatteryClass.decode(command, reader);
      case NotificationClass.ID -> NotificationClass.decode(command, reader);
      default -> new NodeCommand.Unmodelled(commandClass, command);
    };
  }

  private CommandClasses() {}
}
