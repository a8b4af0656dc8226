package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;

/** Wake Up, 0x84, versions 1 to 3: of sleeping sensors; a lock listens for beams instead. */
public final class WakeUpClass {
  public static final int ID = 0x84;

  private static final int INTERVAL_SET = 0x04;
  private static final int INTERVAL_GET = 0x05;
  private static final int INTERVAL_REPORT = 0x06;
  private static final int NOTIFICATION = 0x07;
  private static final int NO_MORE_INFORMATION = 0x08;
  private static final int CAPABILITIES_GET = 0x09;
  private static final int CAPABILITIES_REPORT = 0x0A;

  /**
   * How often it wakes, and whom it then tells.
   *
   * @param seconds 0..16777215; 0 is never
   * @param node 1..232, 255 for everyone
   */
  public static Octets setInterval(int seconds, int node) {
    return Octets.of(ID, INTERVAL_SET).plus(Wide.threeOctets(seconds)).plus(node);
  }

  public static Octets getInterval() {
    return Octets.of(ID, INTERVAL_GET);
  }

  /** It may sleep again. */
  public static Octets noMoreInformation() {
    return Octets.of(ID, NO_MORE_INFORMATION);
  }

  /** Version 2. */
  public static Octets getCapabilities() {
    return Octets.of(ID, CAPABILITIES_GET);
  }

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case NOTIFICATION -> new Awake();
      case INTERVAL_REPORT -> new Interval(seconds(reader, "interval"), reader.u8("node"));
      case CAPABILITIES_REPORT -> capabilities(reader);
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  private static Capabilities capabilities(OctetReader reader) {
    int min = seconds(reader, "shortest");
    int max = seconds(reader, "longest");
    int usual = seconds(reader, "default");
    int step = seconds(reader, "step");
    return new Capabilities(
        min, max, usual, step, reader.left() > 0 && Mask.bit(reader.u8("flags"), 0));
  }

  private static int seconds(OctetReader reader, String field) {
    return reader.u16(field) << 8 | reader.u8(field);
  }

  /** What a node says of its sleep. */
  public sealed interface FromNode extends NodeCommand {}

  /** It is awake for a few seconds: what waits for it goes now. */
  public record Awake() implements FromNode {}

  /** How often it wakes, and whom it tells. */
  public record Interval(int seconds, int node) implements FromNode {}

  /**
   * Which intervals it takes.
   *
   * @param onDemand version 3: it can be woken between
   */
  public record Capabilities(
      int minSeconds, int maxSeconds, int usualSeconds, int stepSeconds, boolean onDemand)
      implements FromNode {}

  private WakeUpClass() {}
}
