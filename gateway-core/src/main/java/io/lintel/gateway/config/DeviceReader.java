package io.lintel.gateway.config;

import io.lintel.gateway.log.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads the list of devices, and finds an id that is there twice and a driver that is not. */
final class DeviceReader {

  private static final UUID NO_UUID = new UUID(0, 0);
  private static final int NAME_MAX = 100;

  private final List<String> drivers;
  private final Map<UUID, Mark> first = new HashMap<>();

  DeviceReader(List<DriverConfig> drivers) {
    this.drivers = drivers.stream().map(DriverConfig::instance).toList();
  }

  DeviceConfig read(Section section) {
    UUID deviceId = section.required("device_id", Parsers::uuid, NO_UUID);
    String driver = section.required("driver", Parsers::text, "");
    checkTwice(section, deviceId);
    checkDriver(section, driver);
    return new DeviceConfig(
        deviceId,
        section.required("name", DeviceReader::name, ""),
        driver,
        section.nodeOrEmpty("address"),
        section.optional("time_zone", Parsers::zone));
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
