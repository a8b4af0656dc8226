package io.lintel.gateway.driver;

import io.lintel.gateway.config.ConfigNode;
import io.lintel.gateway.config.DeviceConfig;
import io.lintel.gateway.config.DriverConfig;
import io.lintel.gateway.config.GatewayConfig;
import java.time.ZoneId;
import java.util.List;

/**
 * One entry under {@code drivers:} and the devices that name it.
 *
 * @param siteZone of devices that have none of their own
 */
public record InstanceSetup(DriverConfig driver, List<DeviceConfig> devices, ZoneId siteZone) {

  public InstanceSetup {
    devices = List.copyOf(devices);
  }

  /** All instances of a configuration. */
  public static List<InstanceSetup> all(GatewayConfig config) {
    return all(config, config.devices());
  }

  /**
   * All instances of a configuration.
   *
   * @param devices those that are given to their drivers
   */
  public static List<InstanceSetup> all(GatewayConfig config, List<DeviceConfig> devices) {
    return config.drivers().stream().map(driver -> of(driver, devices, config)).toList();
  }

  String instance() {
    return driver.instance();
  }

  String type() {
    return driver.type();
  }

  ConfigNode.Mapping settings() {
    return driver.settings();
  }

  private static InstanceSetup of(
      DriverConfig driver, List<DeviceConfig> devices, GatewayConfig config) {
    return new InstanceSetup(
        driver,
        devices.stream().filter(device -> device.driver().equals(driver.instance())).toList(),
        config.gateway().timeZone());
  }
}
