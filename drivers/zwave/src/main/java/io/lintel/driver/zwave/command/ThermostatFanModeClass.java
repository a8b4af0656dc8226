package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Set;

/** Thermostat Fan Mode, 0x44, versions 1 to 5. */
public final class ThermostatFanModeClass {
  public static final int ID = 0x44;

  public static final int AUTO_LOW = 0x00;
  public static final int LOW = 0x01;
  public static final int AUTO_HIGH = 0x02;
  public static final int HIGH = 0x03;
  public static final int AUTO_MEDIUM = 0x04;
  public static final int MEDIUM = 0x05;
  public static final int CIRCULATION = 0x06;

  private static final int SET = 0x01;
  private static final int GET = 0x02;
  private static final int REPORT = 0x03;
  private static final int SUPPORTED_GET = 0x04;
  private static final int SUPPORTED_REPORT = 0x05;

  private static final int MODE = 0x0F;
  private static final int OFF = 7;

  /** Sets the mode, and the fan not off. */
  public static Octets set(int mode) {
    return Octets.of(ID, SET, mode);
  }

  public static Octets get() {
    return Octets.of(ID, GET);
  }

  public static Octets getSupported() {
    return Octets.of(ID, SUPPORTED_GET);
  }

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case REPORT -> report(reader.u8("mode"));
      case SUPPORTED_REPORT -> new Supported(Mask.of(reader.rest()));
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  private static Report report(int octet) {
    return new Report(Mask.bit(octet, OFF), octet & MODE);
  }

  /** What a thermostat says of its fan's mode. */
  public sealed interface FromNode extends NodeCommand {}

  /**
   * In which mode it is.
   *
   * @param off whatever the mode, the fan does not run; from version 3 on
   */
  public record Report(boolean off, int mode) implements FromNode {}

  /** Modes that it has. */
  public record Supported(Set<Integer> modes) implements FromNode {}

  private ThermostatFanModeClass() {}
}
