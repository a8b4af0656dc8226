package io.lintel.gateway.action;

import io.lintel.gateway.model.Json;
import io.lintel.gateway.store.DeviceRow;
import java.util.UUID;

/** The retained {@code state/{device_id}}: a device as last known, with its age. */
final class StateSlots {

  private final Ports ports;
  private final Specialists specialists;

  StateSlots(Ports ports, Specialists specialists) {
    this.ports = ports;
    this.specialists = specialists;
  }

  void put(KnownDevice device, DeviceState state) {
    var row = state.row();
    var properties =
        Json.object()
            .put("locked", locked(row))
            .put("online", row.online().orElse(null))
            .put("battery_level", row.batteryPercent().map(p -> p / 100.0).orElse(null));
    specialists
        .properties(device.deviceId())
        .forEach((name, value) -> properties.set(name, Json.tree(value)));
    var json =
        Json.object()
            .put("device_id", device.deviceId().toString())
            .put("name", device.name())
            .put("lock_state", row.lockState())
            .put("as_of", row.asOf().map(s -> Timestamps.iso(s.wall())).orElse(null))
            .put("gateway_id", ports.identity().gatewayId())
            .put("workspace_id", ports.identity().workspaceId().toString());
    json.set("properties", properties);
    ports.slots().put("state/" + device.deviceId(), Json.write(json));
  }

  /** A device that is gone leaves no retained state behind. */
  void clear(UUID deviceId) {
    ports.slots().clear("state/" + deviceId);
  }

  /** Whether nothing but {@code asOf} differs: not worth a write to the card. */
  static boolean sameButAge(DeviceRow one, DeviceRow other) {
    return one.lockState().equals(other.lockState())
        && one.online().equals(other.online())
        && one.batteryPercent().equals(other.batteryPercent());
  }

  private static @org.jspecify.annotations.Nullable Boolean locked(DeviceRow row) {
    return switch (row.lockState()) {
      case "locked" -> true;
      case "unlocked" -> false;
      default -> null;
    };
  }
}
