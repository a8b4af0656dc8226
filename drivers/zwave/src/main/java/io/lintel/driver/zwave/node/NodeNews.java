package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.BatteryClass;
import io.lintel.driver.zwave.command.DoorLockClass;
import io.lintel.driver.zwave.command.LockClass;
import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.driver.zwave.command.NotificationClass;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import java.util.List;

/** What a node's command means to the building. Pure. */
public final class NodeNews {
  /** Reports in the order in which they are to be told. */
  public static List<Report> of(NodeCommand command) {
    return switch (command) {
      case LockClass.Report(boolean locked) ->
          List.of(position(locked ? LockState.LOCKED : LockState.UNLOCKED));
      case DoorLockClass.OperationReport report -> List.of(position(state(report)));
      case BatteryClass.Report(int percent, boolean low, _) -> battery(percent, low);
      case NotificationClass.Report report -> NotificationNews.of(report);
      // What the interview and the parts of a node take for themselves.
      default -> List.of();
    };
  }

  /** How long a bolt that was just reported is still on its way; 0 when it stands. */
  public static int settlesInMillis(NodeCommand command) {
    return command instanceof DoorLockClass.OperationReport report
        ? report.moving().map(m -> (int) m.left().toMillis()).orElse(0)
        : 0;
  }

  private static Report position(LockState state) {
    return Report.Position.of(state, Method.UNKNOWN);
  }

  /** Between the two and not moving means stuck. */
  private static LockState state(DoorLockClass.OperationReport report) {
    return switch (report.mode()) {
      case SECURED -> LockState.LOCKED;
      case UNSECURED,
          UNSECURED_FOR_A_TIME,
          OUTSIDE_HANDLES_UNSECURED,
          OUTSIDE_HANDLES_UNSECURED_FOR_A_TIME ->
          LockState.UNLOCKED;
      case INSIDE_HANDLES_UNSECURED, INSIDE_HANDLES_UNSECURED_FOR_A_TIME -> LockState.LOCKED;
      case BETWEEN -> report.moving().isPresent() ? LockState.UNKNOWN : LockState.JAMMED;
      case UNNAMED -> LockState.UNKNOWN;
    };
  }

  private static List<Report> battery(int percent, boolean low) {
    Report level = new Report.Battery(percent);
    return low ? List.of(level, new Report.Trouble(NodeFault.BATTERY_LOW.fault())) : List.of(level);
  }

  private NodeNews() {}
}
