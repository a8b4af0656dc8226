package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;

/** Thermostat Fan State, 0x45, versions 1 and 2. */
public final class ThermostatFanStateClass {
  public static final int ID = 0x45;

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

  /** What a thermostat says of its fan. */
  public sealed interface FromNode extends NodeCommand {}

  /**
   * What it does now.
   *
   * @param state 0 idle, 1 running or low, 2 high, 3 medium, 4 and up circulating in some way
   */
  public record Report(int state) implements FromNode {
    public boolean running() {
      return state != 0;
    }
  }

  private ThermostatFanStateClass() {}
}
