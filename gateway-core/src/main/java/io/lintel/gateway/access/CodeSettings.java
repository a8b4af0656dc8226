package io.lintel.gateway.access;

import io.lintel.gateway.config.AccessConfig.UntrustedClock;
import io.lintel.gateway.config.GatewayConfig;
import io.lintel.gateway.config.MqttConfig.Pins;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the codes of this house are governed by.
 *
 * @param workspaceId to which they belong
 * @param pins how digits leave the gateway
 * @param siteZone of devices without a zone of their own
 * @param guards the lock of each reader that only reports
 * @param denyStale whether codes that end do not count once the clock was not set for a day
 */
public record CodeSettings(
    UUID workspaceId, PinText pins, ZoneId siteZone, Map<UUID, UUID> guards, boolean denyStale) {

  public CodeSettings {
    guards = Map.copyOf(guards);
  }

  public static CodeSettings of(GatewayConfig config) {
    var guards = new LinkedHashMap<UUID, UUID>();
    for (var device : config.devices()) {
      device.guards().ifPresent(door -> guards.put(device.deviceId(), door));
    }
    boolean clear = config.mqtt().filter(m -> m.pinsInMessages() == Pins.CLEAR).isPresent();
    var site = config.gateway();
    return new CodeSettings(
        site.workspaceId(),
        new PinText(clear),
        site.timeZone(),
        guards,
        config.access().untrustedClock() == UntrustedClock.DENY);
  }

  boolean isReader(UUID deviceId) {
    return guards.containsKey(deviceId);
  }

  boolean isGuarded(UUID deviceId) {
    return guards.containsValue(deviceId);
  }

  /** The door that a code of this device opens. */
  UUID door(UUID deviceId) {
    return Optional.ofNullable(guards.get(deviceId)).orElse(deviceId);
  }

  /** The devices whose codes open a door: itself and its readers. */
  Stream<UUID> devicesOf(UUID door) {
    return Stream.concat(
        Stream.of(door),
        guards.entrySet().stream()
            .filter(guard -> guard.getValue().equals(door))
            .map(Map.Entry::getKey));
  }
}
