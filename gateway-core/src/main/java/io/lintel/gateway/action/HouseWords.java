package io.lintel.gateway.action;

import io.lintel.gateway.log.Happening;
import io.lintel.spi.Report;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What staff are told of a report. Pure. */
final class HouseWords {

  private HouseWords() {}

  static List<Happening> of(
      KnownDevice device, Report report, DeviceState was, DeviceMachine.Change change) {
    var house = device.forHouse();
    return switch (report) {
      case Report.Position position ->
          change.events().isEmpty() ? List.of() : List.of(moved(device, position, change));
      case Report.AccessDenied(var reason) -> List.of(new Happening.Denied(house, reason));
      case Report.Online online ->
          was.isOffline() ? List.of(new Happening.DeviceOnline(house)) : List.of();
      case Report.Offline(var fault) ->
          was.isOffline() ? List.of() : List.of(new Happening.DeviceOffline(house, fault));
      case Report.Removed(var fault) -> List.of(new Happening.DeviceRemoved(house, fault));
      case Report.Battery(int percent) ->
          was.row().batteryPercent().equals(Optional.of(percent))
              ? List.of()
              : List.of(new Happening.Battery(house, percent));
      case Report.Tamper(var what) -> List.of(new Happening.Tampered(house, what));
      case Report.Trouble(var fault) -> List.of(new Happening.DeviceTrouble(house, fault));
      case Report.Observation observation -> List.of();
    };
  }

  private static Happening moved(
      KnownDevice device, Report.Position position, DeviceMachine.Change change) {
    return new Happening.Moved(
        device.forHouse(),
        position.state(),
        method(position, change),
        position.user(),
        attempt(change));
  }

  /** Where a specialist knows better than the device, which only saw an order. */
  private static Report.Method method(Report.Position position, DeviceMachine.Change change) {
    return change.events().stream()
        .map(told -> told.fields().get("method"))
        .flatMap(HouseWords::byEntry)
        .findFirst()
        .orElse(position.method());
  }

  private static Stream<Report.Method> byEntry(@Nullable Object method) {
    return Stream.of(Report.Method.KEYCODE, Report.Method.CARD)
        .filter(entry -> entry.name().toLowerCase(Locale.ROOT).equals(method));
  }

  private static Optional<UUID> attempt(DeviceMachine.Change change) {
    return change.events().stream()
        .map(told -> told.fields().get("action_attempt_id"))
        .filter(String.class::isInstance)
        .map(id -> UUID.fromString((String) id))
        .findFirst();
  }
}
