package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;

/** Battery, 0x80, versions 1 to 3; what versions 2 and 3 add is not used. */
public final class BatteryClass {
  public static final int ID = 0x80;

  private static final int GET = 0x02;
  private static final int REPORT = 0x03;
  private static final int LOW_WARNING = 0xFF;
  private static final int FULL = 100;

  public static Octets get() {
    return Octets.of(ID, GET);
  }

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case REPORT -> report(reader.u8("level"));
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  private static Report report(int level) {
    return level == LOW_WARNING ? new Report(0, true) : new Report(Math.min(level, FULL), false);
  }

  /**
   * How full it is.
   *
   * @param percent 0..100
   * @param low the node warns; it then gives no level, so 0 stands for it
   */
  public record Report(int percent, boolean low) implements NodeCommand {}

  private BatteryClass() {}
}
