package io.lintel.gateway.access.local;

import io.lintel.gateway.config.AccessConfig;
import io.lintel.gateway.config.AccessConfig.UntrustedClock;
import io.lintel.gateway.config.DeviceConfig;
import io.lintel.gateway.config.GatewayConfig;
import io.lintel.gateway.config.MqttConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What the configuration says of it.
 *
 * @param guards the door that each reader opens
 * @param showsPins whether codes leave in messages
 */
public record LocalAccessSettings(Map<UUID, UUID> guards, AccessConfig access, boolean showsPins) {

  public LocalAccessSettings {
    guards = Map.copyOf(guards);
  }

  public static LocalAccessSettings of(GatewayConfig config) {
    var guards = new LinkedHashMap<UUID, UUID>();
    for (DeviceConfig device : config.devices()) {
      device.guards().ifPresent(door -> guards.put(device.deviceId(), door));
    }
    return new LocalAccessSettings(
        guards,
        config.access(),
        config.mqtt().filter(mqtt -> mqtt.pinsInMessages() == MqttConfig.Pins.CLEAR).isPresent());
  }

  Decision.Rules rules() {
    return new Decision.Rules(
        access.wrongCodesAllowed(), access.untrustedClock() == UntrustedClock.DENY);
  }
}
