package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Set;
import java.util.stream.Collectors;

/** Multilevel Sensor, 0x31, versions 1 to 11. */
public final class MultilevelSensorClass {
  public static final int ID = 0x31;

  /** Scales 0 °C, 1 °F. */
  public static final int TEMPERATURE = 0x01;

  /** Scales 0 % relative, 1 g/m³. */
  public static final int HUMIDITY = 0x05;

  /** Scales 0 dB, 1 dB(A). */
  public static final int LOUDNESS = 0x1E;

  private static final int SUPPORTED_GET = 0x01;
  private static final int SUPPORTED_REPORT = 0x02;
  private static final int SCALES_GET = 0x03;
  private static final int GET = 0x04;
  private static final int REPORT = 0x05;
  private static final int SCALES_REPORT = 0x06;

  private static final int SCALES = 0x0F;

  /** The only reading of a sensor below version 5. */
  public static Octets get() {
    return Octets.of(ID, GET);
  }

  /** From version 5 on. */
  public static Octets get(int type, int scale) {
    return Octets.of(ID, GET, type, scale << 3);
  }

  /** From version 5 on. */
  public static Octets getSupported() {
    return Octets.of(ID, SUPPORTED_GET);
  }

  /** From version 5 on. */
  public static Octets getScales(int type) {
    return Octets.of(ID, SCALES_GET, type);
  }

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case REPORT -> new Report(reader.u8("type"), ScaledNumber.read(reader));
      case SUPPORTED_REPORT -> supported(reader.rest());
      case SCALES_REPORT -> scales(reader);
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  /** The lowest bit stands for type 1. */
  private static Supported supported(Octets mask) {
    return new Supported(
        Mask.of(mask).stream().map(bit -> bit + 1).collect(Collectors.toUnmodifiableSet()));
  }

  private static Scales scales(OctetReader reader) {
    int type = reader.u8("type");
    return new Scales(type, Mask.of(Octets.of(reader.u8("scales") & SCALES)));
  }

  /** What a sensor says. */
  public sealed interface FromNode extends NodeCommand {}

  /** A reading. */
  public record Report(int type, ScaledNumber value) implements FromNode {}

  /** What it senses. */
  public record Supported(Set<Integer> types) implements FromNode {}

  /** In which units it tells one of them. */
  public record Scales(int type, Set<Integer> scales) implements FromNode {}

  private MultilevelSensorClass() {}
}
