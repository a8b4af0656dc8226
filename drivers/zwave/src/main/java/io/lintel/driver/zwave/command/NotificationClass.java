package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;

/** Notification, 0x71, versions 3 to 8, and its forerunner Alarm, versions 1 and 2. */
public final class NotificationClass {
  public static final int ID = 0x71;

  public static final int ACCESS_CONTROL = 0x06;
  public static final int HOME_SECURITY = 0x07;
  public static final int POWER_MANAGEMENT = 0x08;
  public static final int SYSTEM = 0x09;

  /** The state named by the first parameter is over. */
  public static final int IDLE = 0x00;

  private static final int REPORT = 0x05;
  private static final int PARAMETER_COUNT = 0x1F;

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case REPORT -> report(reader);
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  private static NodeCommand report(OctetReader reader) {
    int alarmType = reader.u8("alarm type");
    int alarmLevel = reader.u8("alarm level");
    if (reader.left() < 4) {
      return new Alarm(alarmType, alarmLevel);
    }
    reader.u8("reserved");
    reader.u8("status");
    int type = reader.u8("type");
    int event = reader.u8("event");
    return type == 0
        ? new Alarm(alarmType, alarmLevel)
        : new Report(type, event, parameters(reader));
  }

  /** Some nodes leave the count out when there are no parameters. */
  private static Octets parameters(OctetReader reader) {
    return reader.left() == 0
        ? Octets.NONE
        : reader.octets(reader.u8("parameter count") & PARAMETER_COUNT, "parameters");
  }

  /** Something happened, or a state began. Parameters may hold a code: they are never printed. */
  public record Report(int type, int event, Octets parameters) implements NodeCommand {}

  /** The old form, whose meaning each maker chose. */
  public record Alarm(int type, int level) implements NodeCommand {}

  private NotificationClass() {}
}
