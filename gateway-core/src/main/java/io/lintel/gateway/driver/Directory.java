package io.lintel.gateway.driver;

import io.lintel.gateway.config.DeviceConfig;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The devices of all instances: those known at start, and those that join. From any thread. */
final class Directory {

  private final Map<UUID, DeviceConfig> devices = new LinkedHashMap<>();

  Directory(List<DeviceConfig> atStart) {
    atStart.forEach(this::put);
  }

  /** Adds a device, or tells a new address of one. */
  synchronized void put(DeviceConfig device) {
    devices.put(device.deviceId(), device);
  }

  synchronized void remove(UUID deviceId) {
    devices.remove(deviceId);
  }

  synchronized Optional<DeviceConfig> get(UUID deviceId) {
    return Optional.ofNullable(devices.get(deviceId));
  }

  synchronized List<DeviceConfig> of(String instance) {
    return devices.values().stream().filter(device -> device.driver().equals(instance)).toList();
  }

  synchronized boolean isNameTaken(String name) {
    return devices.values().stream().anyMatch(device -> device.name().equalsIgnoreCase(name));
  }

  /** The devices of an instance that someone means by an id or a name. */
  List<DeviceConfig> find(String instance, String idOrName) {
    return of(instance).stream()
        .filter(
            device ->
                device.name().equalsIgnoreCase(idOrName)
                    || device.deviceId().toString().equalsIgnoreCase(idOrName))
        .toList();
  }
}
