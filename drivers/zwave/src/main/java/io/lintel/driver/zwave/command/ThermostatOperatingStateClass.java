package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;

/** Thermostat Operating State, 0x42, versions 1 and 2. */
public final class ThermostatOperatingStateClass {
  public static final int ID = 0x42;

  private static final int GET = 0x02;
  private static final int REPORT = 0x03;
  private static final int STATE = 0x0F;

  public static Octets get() {
    return Octets.of(ID, GET);
  }

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case REPORT -> new Report(reader.u8("state") & STATE);
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  /** What a thermostat says of its work. */
  public sealed interface FromNode extends NodeCommand {}

  /**
   * What it does now.
   *
   * @param state 0 idle, 1 heating, 2 cooling, 3 fan only, 4 about to heat, 5 about to cool, 6
   *     venting, 7 to 11 further stages
   */
  public record Report(int state) implements FromNode {}

  private ThermostatOperatingStateClass() {}
}
