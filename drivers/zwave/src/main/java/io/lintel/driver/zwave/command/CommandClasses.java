package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Map;
import java.util.Set;

/** Every command class that this driver understands. */
public final class CommandClasses {
  /** Security 0 and Security 2: encapsulations, which are gone before a command comes here. */
  public static final int SECURITY_0 = 0x98;

  public static final int SECURITY_2 = 0x9F;

  /** Encapsulations too, which a node has to list before they are used with it. */
  public static final int TRANSPORT_SERVICE = 0x55;

  public static final int SUPERVISION = 0x6C;

  /** No Operation: the shortest command there is, good for asking whether a node answers. */
  public static final Octets NO_OPERATION = NoOperationClass.ping();

  private static final Map<Integer, Decoder> DECODERS =
      Map.ofEntries(
          Map.entry(AssociationClass.ID, AssociationClass::decode),
          Map.entry(AssociationGroupInfoClass.ID, AssociationGroupInfoClass::decode),
          Map.entry(BasicClass.ID, BasicClass::decode),
          Map.entry(BatteryClass.ID, BatteryClass::decode),
          Map.entry(ConfigurationClass.ID, ConfigurationClass::decode),
          Map.entry(DeviceResetLocallyClass.ID, DeviceResetLocallyClass::decode),
          Map.entry(DoorLockClass.ID, DoorLockClass::decode),
          Map.entry(DoorLockLoggingClass.ID, DoorLockLoggingClass::decode),
          Map.entry(FirmwareUpdateClass.ID, FirmwareUpdateClass::decode),
          Map.entry(HailClass.ID, HailClass::decode),
          Map.entry(IndicatorClass.ID, IndicatorClass::decode),
          Map.entry(LockClass.ID, LockClass::decode),
          Map.entry(ManufacturerSpecificClass.ID, ManufacturerSpecificClass::decode),
          Map.entry(MultiChannelAssociationClass.ID, MultiChannelAssociationClass::decode),
          Map.entry(MultiChannelClass.ID, MultiChannelClass::decode),
          Map.entry(MultilevelSensorClass.ID, MultilevelSensorClass::decode),
          Map.entry(NotificationClass.ID, NotificationClass::decode),
          Map.entry(ProtectionClass.ID, ProtectionClass::decode),
          Map.entry(ScheduleEntryLockClass.ID, ScheduleEntryLockClass::decode),
          Map.entry(ThermostatFanModeClass.ID, ThermostatFanModeClass::decode),
          Map.entry(ThermostatFanStateClass.ID, ThermostatFanStateClass::decode),
          Map.entry(ThermostatModeClass.ID, ThermostatModeClass::decode),
          Map.entry(ThermostatOperatingStateClass.ID, ThermostatOperatingStateClass::decode),
          Map.entry(ThermostatSetpointClass.ID, ThermostatSetpointClass::decode),
          Map.entry(TimeClass.ID, TimeClass::decode),
          Map.entry(TimeParametersClass.ID, TimeParametersClass::decode),
          Map.entry(UserCodeClass.ID, UserCodeClass::decode),
          Map.entry(UserCredentialClass.ID, UserCredentialClass::decode),
          Map.entry(VersionClass.ID, VersionClass::decode),
          Map.entry(WakeUpClass.ID, WakeUpClass::decode),
          Map.entry(ZwavePlusInfoClass.ID, ZwavePlusInfoClass::decode));

  /** Decodes a command as it came from a node, without encapsulation. */
  public static NodeCommand decode(Octets octets) {
    var reader = new OctetReader(octets, "command");
    int commandClass = reader.u8("command class");
    if (commandClass == NoOperationClass.ID) {
      return new NoOperationClass.Ping();
    }
    int command = reader.left() == 0 ? 0 : reader.u8("command");
    Decoder decoder = DECODERS.get(commandClass);
    return decoder == null
        ? new NodeCommand.Unmodelled(commandClass, command)
        : decoder.decode(command, reader);
  }

  /** Classes with commands that are understood, besides No Operation. */
  static Set<Integer> understood() {
    return DECODERS.keySet();
  }

  private interface Decoder {
    NodeCommand decode(int command, OctetReader reader);
  }

  private CommandClasses() {}
}
