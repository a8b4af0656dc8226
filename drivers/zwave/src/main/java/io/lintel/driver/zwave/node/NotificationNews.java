package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.NotificationClass;
import io.lintel.driver.zwave.command.NotificationUser;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Report;
import io.lintel.spi.Report.Denial;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import io.lintel.spi.Report.User;
import java.util.List;
import java.util.Optional;

/**
 * What a notification means. Event numbers are the specification's; those not named say nothing.
 */
final class NotificationNews {
  private static final String COVER_REMOVED = "its cover was removed";

  static List<Report> of(NotificationClass.Report report) {
    return switch (report.type()) {
      case NotificationClass.ACCESS_CONTROL -> accessControl(report.event(), report.parameters());
      case NotificationClass.HOME_SECURITY -> homeSecurity(report.event());
      case NotificationClass.POWER_MANAGEMENT -> power(report.event());
      case NotificationClass.SYSTEM -> system(report.event());
      default -> List.of();
    };
  }

  /** With what someone moved the bolt that events have no name for. */
  static Optional<Credential> unnamed(NotificationClass.Report report) {
    return Optional.of(report)
        .filter(each -> each.type() == NotificationClass.ACCESS_CONTROL)
        .flatMap(each -> Credential.of(NotificationUser.credentialType(each.parameters())))
        .filter(credential -> credential.method() == Method.UNKNOWN)
        .filter(_ -> of(report).stream().anyMatch(Report.Position.class::isInstance));
  }

  private static List<Report> accessControl(int event, Octets parameters) {
    return switch (event) {
      case 0x01 -> moved(LockState.LOCKED, Method.MANUAL, Octets.NONE);
      case 0x02 -> moved(LockState.UNLOCKED, Method.MANUAL, Octets.NONE);
      case 0x03 -> moved(LockState.LOCKED, Method.REMOTE, Octets.NONE);
      case 0x04 -> moved(LockState.UNLOCKED, Method.REMOTE, Octets.NONE);
      case 0x05, 0x21 -> moved(LockState.LOCKED, by(parameters, Method.KEYCODE), parameters);
      case 0x06, 0x22 -> moved(LockState.UNLOCKED, by(parameters, Method.KEYCODE), parameters);
      case 0x23 -> moved(LockState.LOCKED, by(parameters, Method.UNKNOWN), parameters);
      case 0x24 -> moved(LockState.UNLOCKED, by(parameters, Method.UNKNOWN), parameters);
      case 0x09 -> moved(LockState.LOCKED, Method.AUTOMATIC, Octets.NONE);
      case 0x07 -> moved(LockState.JAMMED, Method.MANUAL, Octets.NONE);
      case 0x08 -> moved(LockState.JAMMED, Method.REMOTE, Octets.NONE);
      case 0x0A -> autoLockFailed();
      case 0x0B -> moved(LockState.JAMMED, Method.UNKNOWN, Octets.NONE);
      case 0x10 -> trouble(NodeFault.KEYPAD_BLOCKED);
      case 0x13 -> denied(Denial.TOO_MANY_ATTEMPTS);
      case 0x14, 0x15, 0x32 -> denied(Denial.UNKNOWN_CODE);
      case 0x2F -> denied(Denial.BLOCKLISTED_CODE);
      case 0x30 -> denied(Denial.EXPIRED_CODE);
      case 0x31, 0x33 -> denied(Denial.CREDENTIAL_ERROR);
      default -> List.of();
    };
  }

  private static List<Report> homeSecurity(int event) {
    return switch (event) {
      case 0x01, 0x02 -> tamper("it senses that someone breaks in");
      case 0x03 -> tamper(COVER_REMOVED);
      case 0x04 -> denied(Denial.UNKNOWN_CODE);
      case 0x09 -> tamper("it was moved from its place");
      case 0x0A -> tamper("it was hit");
      case 0x0B -> tamper("a magnet is held to it");
      case 0x0C -> trouble(NodeFault.RADIO_JAMMED);
      default -> List.of();
    };
  }

  private static List<Report> power(int event) {
    return switch (event) {
      case 0x02 -> trouble(NodeFault.MAINS_LOST);
      case 0x0A, 0x0E -> trouble(NodeFault.BATTERY_LOW);
      case 0x0B, 0x0F -> trouble(NodeFault.BATTERY_EMPTY);
      default -> List.of();
    };
  }

  private static List<Report> system(int event) {
    return switch (event) {
      case 0x01, 0x03 -> trouble(NodeFault.HARDWARE_FAILED);
      case 0x02, 0x04 -> trouble(NodeFault.SOFTWARE_FAILED);
      case 0x06 -> tamper(COVER_REMOVED);
      default -> List.of();
    };
  }

  private static Method by(Octets parameters, Method untold) {
    return Credential.of(NotificationUser.credentialType(parameters))
        .map(Credential::method)
        .orElse(untold);
  }

  private static List<Report> moved(LockState state, Method method, Octets who) {
    return List.of(new Report.Position(state, method, new User(NotificationUser.of(who))));
  }

  private static List<Report> autoLockFailed() {
    return List.of(
        Report.Position.of(LockState.JAMMED, Method.AUTOMATIC),
        new Report.Trouble(NodeFault.AUTO_LOCK_FAILED.fault()));
  }

  private static List<Report> tamper(String what) {
    return List.of(new Report.Tamper(what));
  }

  private static List<Report> denied(Denial why) {
    return List.of(new Report.AccessDenied(why));
  }

  private static List<Report> trouble(NodeFault what) {
    return List.of(new Report.Trouble(what.fault()));
  }

  private NotificationNews() {}
}
