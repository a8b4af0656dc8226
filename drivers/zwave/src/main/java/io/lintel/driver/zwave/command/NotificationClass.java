package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Set;

/** Notification, 0x71, versions 3 to 8, and its forerunner Alarm, versions 1 and 2. */
public final class NotificationClass {
  public static final int ID = 0x71;

  public static final int ACCESS_CONTROL = 0x06;
  public static final int HOME_SECURITY = 0x07;
  public static final int POWER_MANAGEMENT = 0x08;
  public static final int SYSTEM = 0x09;

  /** The state named by the first parameter is over. */
  public static final int IDLE = 0x00;

  /** The node does not know. */
  public static final int UNKNOWN_EVENT = 0xFE;

  private static final int EVENT_SUPPORTED_GET = 0x01;
  private static final int EVENT_SUPPORTED_REPORT = 0x02;
  private static final int GET = 0x04;
  private static final int REPORT = 0x05;
  private static final int SET = 0x06;
  private static final int SUPPORTED_GET = 0x07;
  private static final int SUPPORTED_REPORT = 0x08;

  /** Lengths and counts of this class are 5 bits wide. */
  private static final int LENGTH = 0x1F;

  private static final int ON = 0xFF;

  public static Octets getSupported() {
    return Octets.of(ID, SUPPORTED_GET);
  }

  public static Octets getEventsSupported(int type) {
    return Octets.of(ID, EVENT_SUPPORTED_GET, type);
  }

  /**
   * Asks whether a state stands.
   *
   * @param event a state of this type, 0 for any
   */
  public static Octets get(int type, int event) {
    return Octets.of(ID, GET, 0, type, event);
  }

  /** Lets a node tell of this type by itself, or forbids it. */
  public static Octets push(int type, boolean on) {
    return Octets.of(ID, SET, type, on ? ON : 0);
  }

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case REPORT -> report(reader);
      case SUPPORTED_REPORT -> supported(reader);
      case EVENT_SUPPORTED_REPORT -> eventsSupported(reader);
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
        : reader.octets(reader.u8("parameter count") & LENGTH, "parameters");
  }

  private static Supported supported(OctetReader reader) {
    int flagsAndLength = reader.u8("mask length");
    Octets mask = reader.octets(flagsAndLength & LENGTH, "types");
    return new Supported(Mask.bit(flagsAndLength, 7), Mask.of(mask));
  }

  private static EventsSupported eventsSupported(OctetReader reader) {
    int type = reader.u8("type");
    return new EventsSupported(
        type, Mask.of(reader.octets(reader.u8("mask length") & LENGTH, "events")));
  }

  /** What a node notifies of. */
  public sealed interface FromNode extends NodeCommand {}

  /** Something happened, or a state began. Parameters may hold a code: they are never printed. */
  public record Report(int type, int event, Octets parameters) implements FromNode {}

  /** The old form, whose meaning each maker chose. */
  public record Alarm(int type, int level) implements FromNode {}

  /**
   * Types that the node tells of.
   *
   * @param alarms whether it also speaks the old form
   */
  public record Supported(boolean alarms, Set<Integer> types) implements FromNode {}

  /** Events of one type that the node tells of. */
  public record EventsSupported(int type, Set<Integer> events) implements FromNode {}

  private NotificationClass() {}
}
