package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Optional;

/** Battery, 0x80, versions 1 to 3. */
public final class BatteryClass {
  public static final int ID = 0x80;

  private static final int GET = 0x02;
  private static final int REPORT = 0x03;
  private static final int HEALTH_GET = 0x04;
  private static final int HEALTH_REPORT = 0x05;

  private static final int LOW_WARNING = 0xFF;
  private static final int FULL = 100;

  public static Octets get() {
    return Octets.of(ID, GET);
  }

  /** Version 2. */
  public static Octets getHealth() {
    return Octets.of(ID, HEALTH_GET);
  }

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case REPORT -> report(reader);
      case HEALTH_REPORT -> health(reader);
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  private static Report report(OctetReader reader) {
    int level = reader.u8("level");
    Optional<Condition> condition = condition(reader);
    return level == LOW_WARNING
        ? new Report(0, true, condition)
        : new Report(Math.min(level, FULL), false, condition);
  }

  private static Optional<Condition> condition(OctetReader reader) {
    if (reader.left() < 2) {
      return Optional.empty();
    }
    int charge = reader.u8("charging");
    int flags = reader.u8("flags");
    return Optional.of(
        new Condition(
            (charge & 3) != 0, Mask.bit(charge, 3), Mask.bit(flags, 0), Mask.bit(flags, 1)));
  }

  private static Health health(OctetReader reader) {
    int most = reader.u8("maximum capacity");
    return new Health(
        most == LOW_WARNING ? Optional.empty() : Optional.of(Math.min(most, FULL)),
        ScaledNumber.read(reader).value());
  }

  /** What a node says of its battery. */
  public sealed interface FromNode extends NodeCommand {}

  /**
   * How full it is.
   *
   * @param percent 0..100
   * @param low the node warns; it then gives no level, so 0 stands for it
   * @param condition from version 2 on
   */
  public record Report(int percent, boolean low, Optional<Condition> condition)
      implements FromNode {}

  /**
   * How it is.
   *
   * @param replace it has to be replaced or charged, soon or now
   * @param cold too cold to give its power; version 3
   */
  public record Condition(boolean replace, boolean hot, boolean disconnected, boolean cold) {}

  /**
   * How old it is.
   *
   * @param capacityPercent what it can still hold, where that is known
   * @param celsius its temperature
   */
  public record Health(Optional<Integer> capacityPercent, double celsius) implements FromNode {}

  private BatteryClass() {}
}
