package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Indicator, 0x87, versions 1 to 4: lamps, and the "identify" that shows which node this is. */
public final class IndicatorClass {
  public static final int ID = 0x87;

  /** The indicator by which a node shows itself. */
  public static final int IDENTIFY = 0x50;

  private static final int SET = 0x01;
  private static final int GET = 0x02;
  private static final int REPORT = 0x03;
  private static final int SUPPORTED_GET = 0x04;
  private static final int SUPPORTED_REPORT = 0x05;

  private static final int COUNT = 0x1F;
  private static final int PERIOD_TENTHS = 0x03;
  private static final int CYCLES = 0x04;
  private static final int ON_TENTHS = 0x05;

  /** Blinks for three seconds: three periods of 0.8 s, of which 0.6 s lit; version 3. */
  public static Octets identify() {
    return Octets.of(ID, SET, 0, 3)
        .plus(IDENTIFY, PERIOD_TENTHS, 8)
        .plus(IDENTIFY, CYCLES, 3)
        .plus(IDENTIFY, ON_TENTHS, 6);
  }

  public static Octets get(int indicator) {
    return Octets.of(ID, GET, indicator);
  }

  /** Version 2; 0 asks for the first. */
  public static Octets getSupported(int indicator) {
    return Octets.of(ID, SUPPORTED_GET, indicator);
  }

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case REPORT -> report(reader);
      case SUPPORTED_REPORT -> supported(reader);
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  private static Report report(OctetReader reader) {
    int value = reader.u8("value");
    int count = reader.left() == 0 ? 0 : reader.u8("object count") & COUNT;
    var properties = new ArrayList<Property>();
    for (int i = 0; i < count; i++) {
      properties.add(
          new Property(reader.u8("indicator"), reader.u8("property"), reader.u8("value")));
    }
    return new Report(value, properties);
  }

  private static Supported supported(OctetReader reader) {
    int indicator = reader.u8("indicator");
    int next = reader.u8("next indicator");
    Octets mask = reader.octets(reader.u8("mask length") & COUNT, "properties");
    return new Supported(indicator, next, Mask.of(mask));
  }

  /** What a node says of its indicators. */
  public sealed interface FromNode extends NodeCommand {}

  /**
   * What they show.
   *
   * @param value of the one indicator of version 1
   * @param properties empty below version 2
   */
  public record Report(int value, List<Property> properties) implements FromNode {
    public Report {
      properties = List.copyOf(properties);
    }
  }

  /** One property of one indicator. */
  public record Property(int indicator, int property, int value) {}

  /**
   * What one indicator can do.
   *
   * @param next the next one that there is, 0 after the last
   */
  public record Supported(int indicator, int next, Set<Integer> properties) implements FromNode {}

  private IndicatorClass() {}
}
