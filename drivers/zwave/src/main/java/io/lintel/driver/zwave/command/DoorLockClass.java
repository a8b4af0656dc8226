package io.lintel.driver.zwave.command;

import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import java.time.Duration;
import java.util.Optional;

/** Door Lock, 0x62, versions 1 to 4. */
public final class DoorLockClass {
  public static final int ID = 0x62;

  private static final int OPERATION_SET = 0x01;
  private static final int OPERATION_GET = 0x02;
  private static final int OPERATION_REPORT = 0x03;

  public static Octets set(DoorLockMode mode) {
    return Octets.of(ID, OPERATION_SET, mode.code());
  }

  public static Octets get() {
    return Octets.of(ID, OPERATION_GET);
  }

  static NodeCommand decode(int command, OctetReader reader) {
    return switch (command) {
      case OPERATION_REPORT -> operationReport(reader);
      default -> new NodeCommand.Unmodelled(ID, command);
    };
  }

  /** Handles and timeout are read past: nothing is decided by them. */
  private static OperationReport operationReport(OctetReader reader) {
    DoorLockMode mode = DoorLockMode.of(reader.u8("mode"));
    reader.u8("handles");
    int condition = reader.u8("condition");
    reader.u8("timeout minutes");
    reader.u8("timeout seconds");
    return new OperationReport(mode, Condition.of(condition), moving(reader));
  }

  /** Target mode and duration, which version 3 added. */
  private static Optional<Moving> moving(OctetReader reader) {
    if (reader.left() < 2) {
      return Optional.empty();
    }
    DoorLockMode target = DoorLockMode.of(reader.u8("target mode"));
    return ReportedDuration.of(reader.u8("duration"))
        .filter(left -> !left.isZero())
        .map(left -> new Moving(target, left));
  }

  /**
   * Where the bolt is.
   *
   * @param moving present while it is on its way
   */
  public record OperationReport(DoorLockMode mode, Condition condition, Optional<Moving> moving)
      implements NodeCommand {}

  /** A bolt on its way. */
  public record Moving(DoorLockMode target, Duration left) {}

  /**
   * Door, bolt and latch as sensed. Mind the mixed senses of the bits: set means closed, unlocked,
   * closed. Locks below version 4 do not tell which of the three they have.
   */
  public record Condition(boolean doorClosed, boolean boltUnlocked, boolean latchClosed) {
    static Condition of(int bits) {
      return new Condition((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0);
    }
  }

  private DoorLockClass() {}
}
