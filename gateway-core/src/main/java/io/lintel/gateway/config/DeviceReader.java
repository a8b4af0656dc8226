package io.lintel.gateway.config;

import io.lintel.gateway.log.Text;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reads the list of devices, and finds an id that is there twice, a driver that is not there, and a
 * reader that guards no door.
 */
final class DeviceReader {

  private static final UUID NO_UUID = new UUID(0, 0);
  private static final int NAME_MAX = 100;

  private final List<String> drivers;
  private final Map<UUID, Mark> first = new HashMap<>();
  private final Map<UUID, Guarding> guarding = new LinkedHashMap<>();

  DeviceReader(List<DriverConfig> drivers) {
    this.drivers = drivers.stream().map(DriverConfig::instance).toList();
  }

  List<DeviceConfig> all(Section root) {
    var devices = root.listed("devices", this::read);
    guarding.forEach(this::checkGuarded);
    return devices;
  }

  private DeviceConfig read(Section section) {
    UUID deviceId = section.required("device_id", Parsers::uuid, NO_UUID);
    String driver = section.required("driver", Parsers::text, "");
    checkTwice(section, deviceId);
    checkDriver(section, driver);
    var guards = section.optional("guards", Parsers::uuid);
    guards.ifPresent(door -> guarding.put(deviceId, new Guarding(section, door)));
    return new DeviceConfig(
        deviceId,
        section.required("name", DeviceReader::name, ""),
        driver,
        section.nodeOrEmpty("address"),
        section.optional("time_zone", Parsers::zone),
        guards);
  }

  /**
   * Whether the door can be opened is known when its driver runs; who is a reader, already here.
   */
  private void checkGuarded(UUID reader, Guarding guarded) {
    if (guarded.door.equals(reader)) {
      guarded.problem("a reader cannot guard itself: give the device_id of the lock that it opens");
    } else if (!first.containsKey(guarded.door)) {
      guarded.problem(
          "there is no device with this device_id: give that of the lock that it opens");
    } else if (guarding.containsKey(guarded.door)) {
      guarded.problem(
          "that device is a reader itself (it has guards:): give the device_id of the lock");
    }
  }

  private void checkTwice(Section section, UUID deviceId) {
    Mark here = section.markOf("device_id");
    Mark other = deviceId.equals(NO_UUID) ? null : first.putIfAbsent(deviceId, here);
    if (other != null) {
      section.problem("device_id", "the device in line " + other.line() + " has the same id");
    }
  }

  private void checkDriver(Section section, String driver) {
    if (!driver.isEmpty() && !drivers.contains(driver)) {
      section.problem(
          "driver",
          "there is no \"" + driver + "\" under drivers:" + Nearest.hint(driver, drivers));
    }
  }

  private record Guarding(Section section, UUID door) {
    void problem(String message) {
      section.problem("guards", message);
    }
  }

  private static Parsed<String> name(ConfigNode node) {
    return Parsers.text(node)
        .then(
            name ->
                name.isBlank() || !Text.clean(name, NAME_MAX).equals(name)
                    ? new Parsed.Misfit<>(
                        "must be 1 to " + NAME_MAX + " printable characters, not \"" + name + "\"")
                    : new Parsed.Value<>(name));
  }
}
