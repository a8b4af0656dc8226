package io.lintel.gateway.action;

import io.lintel.gateway.store.DeviceRow;
import io.lintel.gateway.time.Stamp;
import io.lintel.spi.Report.LockState;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A device as it is known.
 *
 * @param row what is kept
 * @param battery how full its battery is, with hysteresis; begins anew at each start
 */
record DeviceState(DeviceRow row, Optional<BatteryStatus> battery) {

  static DeviceState unknown(UUID deviceId) {
    return known(
        new DeviceRow(
            deviceId,
            wireName(LockState.UNKNOWN),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  static DeviceState known(DeviceRow row) {
    return new DeviceState(row, row.batteryPercent().map(BatteryStatus::of));
  }

  static String wireName(LockState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  boolean isAt(LockState state) {
    return row.lockState().equals(wireName(state));
  }

  boolean isOffline() {
    return row.online().filter(online -> !online).isPresent();
  }

  DeviceState at(LockState state, Stamp asOf) {
    return with(
        new DeviceRow(
            row.deviceId(),
            wireName(state),
            Optional.of(asOf),
            row.online(),
            row.batteryPercent()));
  }

  DeviceState online(boolean online) {
    return with(
        new DeviceRow(
            row.deviceId(),
            row.lockState(),
            row.asOf(),
            Optional.of(online),
            row.batteryPercent()));
  }

  DeviceState battery(int percent) {
    var status = battery.map(was -> was.next(percent)).orElse(BatteryStatus.of(percent));
    return new DeviceState(
        new DeviceRow(
            row.deviceId(), row.lockState(), row.asOf(), row.online(), Optional.of(percent)),
        Optional.of(status));
  }

  private DeviceState with(DeviceRow next) {
    return new DeviceState(next, battery);
  }
}
