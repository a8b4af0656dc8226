package io.lintel.gateway.action;

import io.lintel.gateway.model.DeliveryClass;
import io.lintel.gateway.time.Stamp;
import io.lintel.spi.Fault;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a report means for a device, pure: events are the difference between the committed state and
 * the report, so that each movement is told once however often it is reported.
 */
final class DeviceMachine {

  /** Required by the published {@code device.disconnected}, empty when there is nothing to add. */
  private static final List<String> ISSUES =
      List.of(
          "connected_account_errors",
          "connected_account_warnings",
          "device_errors",
          "device_warnings");

  private DeviceMachine() {}

  /**
   * The attempt whose window covers a report.
   *
   * @param goal where it wants the bolt
   */
  record Cause(UUID attemptId, LockState goal) {}

  /**
   * An event to publish.
   *
   * @param fields beside those that every event of a device has
   */
  record Told(String type, DeliveryClass deliveryClass, Map<String, Object> fields) {

    /** The same with more fields, over its own. */
    Told with(Map<String, Object> more) {
      var all = new HashMap<>(fields);
      all.putAll(more);
      return new Told(type, deliveryClass, all);
    }
  }

  /**
   * The new state, and the events that tell the difference.
   *
   * @param lender the attempt that the movement is told of
   */
  record Change(DeviceState state, List<Told> events, Optional<Cause> lender) {
    Change(DeviceState state, List<Told> events) {
      this(state, events, Optional.empty());
    }
  }

  static Change apply(DeviceState was, Report report, Optional<Cause> cause, Stamp at) {
    return switch (report) {
      case Report.Position position -> moved(was, position, cause, at);
      case Report.AccessDenied(var reason) -> only(was, denied(reason));
      case Report.Online online -> online(was);
      case Report.Offline(var fault) -> offline(was, fault);
      case Report.Removed removed -> removed(was);
      case Report.Battery(int percent) -> battery(was, percent);
      case Report.Tamper tamper -> only(was, told("device.tampered", Map.of()));
      case Report.Trouble(var fault) -> only(was, trouble(fault));
      case Report.Observation observation -> new Change(was, List.of());
    };
  }

  private static Change moved(
      DeviceState was, Report.Position position, Optional<Cause> cause, Stamp at) {
    var lender = cause.filter(c -> lends(c, position));
    boolean told = !was.isAt(position.state()) && tells(was, position, lender);
    var is = was.at(position.state(), at);
    return told
        ? new Change(is, List.of(movement(position, lender)), lender)
        : new Change(is, List.of());
  }

  /** A report that says that somebody else did it is nobody's attempt. */
  private static boolean lends(Cause cause, Report.Position position) {
    return cause.goal() == position.state()
        && switch (position.method()) {
          case REMOTE, READ, UNKNOWN -> true;
          case KEYCODE, MANUAL, AUTOMATIC, CARD -> false;
        };
  }

  /** A first reading of a device whose state was not known is no movement. */
  private static boolean tells(DeviceState was, Report.Position position, Optional<Cause> lender) {
    return switch (position.state()) {
      case UNKNOWN -> false;
      case JAMMED -> true;
      case LOCKED, UNLOCKED ->
          was.isAt(LockState.LOCKED)
              || was.isAt(LockState.UNLOCKED)
              || lender.isPresent()
              || position.method() != Method.READ;
    };
  }

  private static Told movement(Report.Position position, Optional<Cause> lender) {
    var fields = new HashMap<String, Object>();
    lender.ifPresent(cause -> fields.put("action_attempt_id", cause.attemptId().toString()));
    if (position.state() == LockState.JAMMED) {
      return told("gateway.lock_jammed", fields);
    }
    fields.put("method", lender.isPresent() ? "remote" : method(position.method()));
    return told(position.state() == LockState.LOCKED ? "lock.locked" : "lock.unlocked", fields);
  }

  private static String method(Method method) {
    return method == Method.READ ? "unknown" : method.name().toLowerCase(Locale.ROOT);
  }

  private static Told denied(Report.Denial reason) {
    return told(
        "lock.access_denied",
        Map.of(
            "reason",
            Map.of(
                "reason_code",
                reason.name().toLowerCase(Locale.ROOT),
                "message",
                explained(reason))));
  }

  /** The published schema requires words. */
  private static String explained(Report.Denial reason) {
    return switch (reason) {
      case UNKNOWN_CODE -> "The code is not known to the lock.";
      case EXPIRED_CODE -> "The code is known, but not valid at this time.";
      case BLOCKLISTED_CODE -> "The code is blocked.";
      case TOO_MANY_ATTEMPTS -> "Too many wrong entries: the lock takes none for a while.";
      case BLOCKED_BY_PRIVACY_MODE -> "Someone inside has set privacy.";
      case CREDENTIAL_ERROR -> "The credential could not be read.";
    };
  }

  private static Told trouble(Fault fault) {
    return told("gateway.device_trouble", Map.of("code", fault.code(), "message", fault.message()));
  }

  private static Change online(DeviceState was) {
    return new Change(
        was.online(true),
        was.isOffline() ? List.of(told("device.connected", Map.of())) : List.of());
  }

  private static Change offline(DeviceState was, Fault fault) {
    return new Change(
        was.online(false), was.isOffline() ? List.of() : List.of(disconnected(fault)));
  }

  private static Change removed(DeviceState was) {
    return new Change(was.online(false), List.of(told("device.removed", Map.of())));
  }

  private static Told disconnected(Fault fault) {
    var fields = new HashMap<String, Object>();
    fields.put("error_code", "device_disconnected");
    fields.put("message", fault.message());
    for (var list : ISSUES) {
      fields.put(list, List.of());
    }
    return told("device.disconnected", fields);
  }

  private static Change battery(DeviceState was, int percent) {
    var next = was.battery(percent);
    return new Change(next, batteryEvents(was.battery(), next.battery().orElseThrow(), percent));
  }

  private static List<Told> batteryEvents(
      Optional<BatteryStatus> was, BatteryStatus is, int percent) {
    if (was.isEmpty() || was.get() == is) {
      return List.of();
    }
    double level = percent / 100.0;
    var events = new ArrayList<Told>();
    events.add(
        telemetry(
            "device.battery_status_changed",
            Map.of("battery_status", is.wireName(), "battery_level", level)));
    if (is.isLow() && !was.get().isLow()) {
      events.add(telemetry("device.low_battery", Map.of("battery_level", level)));
    }
    return events;
  }

  private static Change only(DeviceState state, Told event) {
    return new Change(state, List.of(event));
  }

  private static Told told(String type, Map<String, Object> fields) {
    return new Told(type, DeliveryClass.ACCESS, fields);
  }

  private static Told telemetry(String type, Map<String, Object> fields) {
    return new Told(type, DeliveryClass.TELEMETRY, fields);
  }
}
