package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.NotificationClass.Alarm;
import io.lintel.spi.Report;
import io.lintel.spi.Report.Denial;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import io.lintel.spi.Report.User;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an alarm in the old form means: each maker chose that, so that only makers are believed
 * whose tables are known (Kwikset, Schlage and Yale share one). Pure.
 */
final class AlarmNews {
  private static final Set<Integer> KNOWN_MAKERS = Set.of(0x0090, 0x003B, 0x0129);

  /** Nothing for an unknown maker. */
  static List<Report> of(Optional<Product> product, Alarm alarm) {
    boolean known = product.filter(p -> KNOWN_MAKERS.contains(p.maker())).isPresent();
    return known ? known(alarm.type(), alarm.level()) : List.of();
  }

  private static List<Report> known(int type, int level) {
    return switch (type) {
      case 0x12 -> moved(LockState.LOCKED, Method.KEYCODE, level);
      case 0x13 -> moved(LockState.UNLOCKED, Method.KEYCODE, level);
      case 0x15 -> moved(LockState.LOCKED, Method.MANUAL, 0);
      case 0x16 -> moved(LockState.UNLOCKED, Method.MANUAL, 0);
      case 0x18 -> moved(LockState.LOCKED, Method.REMOTE, 0);
      case 0x19 -> moved(LockState.UNLOCKED, Method.REMOTE, 0);
      case 0x1B -> moved(LockState.LOCKED, Method.AUTOMATIC, 0);
      case 0x09, 0x11 -> moved(LockState.JAMMED, Method.UNKNOWN, 0);
      case 0x17 -> moved(LockState.JAMMED, Method.MANUAL, 0);
      case 0x1A -> autoLockFailed();
      case 0xA1 -> tamper(level);
      case 0xA7 -> trouble(NodeFault.BATTERY_LOW);
      case 0xA8, 0xA9 -> trouble(NodeFault.BATTERY_EMPTY);
      default -> List.of();
    };
  }

  private static List<Report> moved(LockState state, Method method, int slot) {
    return List.of(new Report.Position(state, method, new User(slot)));
  }

  private static List<Report> autoLockFailed() {
    return List.of(
        Report.Position.of(LockState.JAMMED, Method.AUTOMATIC),
        new Report.Trouble(NodeFault.AUTO_LOCK_FAILED.fault()));
  }

  /** Level 1: too many wrong codes; 2: the front was taken off. */
  private static List<Report> tamper(int level) {
    return level == 1
        ? List.of(new Report.AccessDenied(Denial.TOO_MANY_ATTEMPTS))
        : List.of(new Report.Tamper("its cover was removed"));
  }

  private static List<Report> trouble(NodeFault what) {
    return List.of(new Report.Trouble(what.fault()));
  }

  private AlarmNews() {}
}
