package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Set;
import java.util.stream.Collectors;

/** Thermostat Setpoint, 0x43, versions 1 to 3. */
public final class ThermostatSetpointClass {
  public static final int ID = 0x43;

  public static final int HEATING = 0x01;
  public static final int COOLING = 0x02;
  public static final int ENERGY_HEATING = 0x0B;
  public static final int ENERGY_COOLING = 0x0C;

  /** Scales of its numbers. */
  public static final int CELSIUS = 0;

  public static final int FAHRENHEIT = 1;

  private static final int SET = 0x01;
  private static final int GET = 0x02;
  private static final int REPORT = 0x03;
  private static final int SUPPORTED_GET = 0x04;
  private static final int SUPPORTED_REPORT = 0x05;
  private static final int CAPABILITIES_GET = 0x09;
  private static final int CAPABILITIES_REPORT = 0x0A;

  private static final int TYPE = 0x0F;

  /** Bit n of the mask of types stands for the n-th of these; 3 to 6 are not in use as types. */
  private static final int[] TYPES = {0, 1, 2, 7, 8, 9, 10, 11, 12, 13, 14, 15};

  /** In the form that the node itself reports: some take no other. */
  public static Octets set(int type, ScaledNumber value) {
    return Octets.of(ID, SET, type).plus(value.encode());
  }

  public static Octets get(int type) {
    return Octets.of(ID, GET, type);
  }

  public static Octets getSupported() {
    return Octets.of(ID, SUPPORTED_GET);
  }

  /** Version 3. */
  public static Octets getCapabilities(int type) {
    return Octets.of(ID, CAPABILITIES_GET, type);
  }

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case REPORT -> new Report(reader.u8("type") & TYPE, ScaledNumber.read(reader));
      case SUPPORTED_REPORT -> supported(Mask.of(reader.rest()));
      case CAPABILITIES_REPORT -> capabilities(reader);
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  private static Supported supported(Set<Integer> bits) {
    return new Supported(
        bits.stream()
            .filter(bit -> bit > 0 && bit < TYPES.length)
            .map(bit -> TYPES[bit])
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static Capabilities capabilities(OctetReader reader) {
    int type = reader.u8("type") & TYPE;
    return new Capabilities(type, ScaledNumber.read(reader), ScaledNumber.read(reader));
  }

  /** What a thermostat says of its set points. */
  public sealed interface FromNode extends NodeCommand {}

  /** Where one stands. */
  public record Report(int type, ScaledNumber value) implements FromNode {}

  /** Types that it has; heating and cooling are named alike by all makers, the others not. */
  public record Supported(Set<Integer> types) implements FromNode {}

  /** What one takes; the two may differ in scale. */
  public record Capabilities(int type, ScaledNumber min, ScaledNumber max) implements FromNode {}

  private ThermostatSetpointClass() {}
}
