package io.lintel.gateway.config;

import io.lintel.gateway.time.ClockTrust;
import java.util.List;
import java.util.Optional;

/**
 * The whole configuration. Made once at start and never changed.
 *
 * @param clockTrust {@code clock.trust}
 * @param mqtt empty: the gateway runs without a platform
 */
public record GatewayConfig(
    SiteConfig gateway,
    ClockTrust clockTrust,
    Optional<MqttConfig> mqtt,
    StoreConfig store,
    LogConfig log,
    SecretsConfig secrets,
    LimitsConfig limits,
    AccessConfig access,
    AdminConfig admin,
    List<DriverConfig> drivers,
    List<DeviceConfig> devices) {

  public GatewayConfig {
    drivers = List.copyOf(drivers);
    devices = List.copyOf(devices);
  }

  /** The same with other devices. */
  public GatewayConfig with(List<DeviceConfig> others) {
    return new GatewayConfig(
        gateway, clockTrust, mqtt, store, log, secrets, limits, access, admin, drivers, others);
  }
}
