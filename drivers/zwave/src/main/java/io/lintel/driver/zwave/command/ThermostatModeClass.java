package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Set;

/** Thermostat Mode, 0x40, versions 1 to 3. */
public final class ThermostatModeClass {
  public static final int ID = 0x40;

  public static final int OFF = 0x00;
  public static final int HEAT = 0x01;
  public static final int COOL = 0x02;
  public static final int AUTO = 0x03;
  public static final int AUTO_CHANGEOVER = 0x0A;
  public static final int ENERGY_HEAT = 0x0B;
  public static final int ENERGY_COOL = 0x0C;

  private static final int SET = 0x01;
  private static final int GET = 0x02;
  private static final int REPORT = 0x03;
  private static final int SUPPORTED_GET = 0x04;
  private static final int SUPPORTED_REPORT = 0x05;

  private static final int MODE = 0x1F;

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
      case REPORT -> new Report(reader.u8("mode") & MODE);
      case SUPPORTED_REPORT -> new Supported(Mask.of(reader.rest()));
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  /** What a thermostat says of its mode. */
  public sealed interface FromNode extends NodeCommand {}

  /** In which mode it is. */
  public record Report(int mode) implements FromNode {}

  /** Modes that it has. */
  public record Supported(Set<Integer> modes) implements FromNode {}

  private ThermostatModeClass() {}
}
