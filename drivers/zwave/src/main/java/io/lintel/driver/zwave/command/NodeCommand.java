package io.lintel.driver.zwave.command;

/** A command that a node sent, decoded. */
public sealed interface NodeCommand
    permits BatteryClass.Report,
        DoorLockClass.OperationReport,
        LockClass.Report,
        NotificationClass.Alarm,
        NotificationClass.Report,
        NodeCommand.Unmodelled {
  /** Kept and counted: an unknown command is not an error. */
  record Unmodelled(int commandClass, int command) implements NodeCommand {}
}
