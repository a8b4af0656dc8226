package io.lintel.driver.zwave.command;

/** A command that a node sent, decoded. Each command class has its own kinds. */
public sealed interface NodeCommand
    permits AssociationClass.FromNode,
        AssociationGroupInfoClass.FromNode,
        BasicClass.FromNode,
        BatteryClass.FromNode,
        ConfigurationClass.FromNode,
        DeviceResetLocallyClass.FromNode,
        DoorLockClass.FromNode,
        DoorLockLoggingClass.FromNode,
        FirmwareUpdateClass.FromNode,
        HailClass.FromNode,
        IndicatorClass.FromNode,
        LockClass.FromNode,
        ManufacturerSpecificClass.FromNode,
        MultiChannelAssociationClass.FromNode,
        MultiChannelClass.FromNode,
        MultilevelSensorClass.FromNode,
        NoOperationClass.FromNode,
        NotificationClass.FromNode,
        ProtectionClass.FromNode,
        ScheduleEntryLockClass.FromNode,
        ThermostatFanModeClass.FromNode,
        ThermostatFanStateClass.FromNode,
        ThermostatModeClass.FromNode,
        ThermostatOperatingStateClass.FromNode,
        ThermostatSetpointClass.FromNode,
        TimeClass.FromNode,
        TimeParametersClass.FromNode,
        UserCodeClass.FromNode,
        UserCredentialClass.FromNode,
        VersionClass.FromNode,
        WakeUpClass.FromNode,
        ZwavePlusInfoClass.FromNode,
        NodeCommand.Unmodelled {
  /** Kept and counted: an unknown command is not an error. */
  record Unmodelled(int commandClass, int command) implements NodeCommand {
    @Override
    public String toString() {
      return "%s 0x%02X".formatted(CommandClassNames.of(commandClass), command);
    }
  }
}
