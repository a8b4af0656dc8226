package io.lintel.gateway.action;

import io.lintel.gateway.log.HouseDevice;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * A device of the inventory.
 *
 * @param driver the instance's name
 * @param ownZone where it differs from the site's
 */
public record KnownDevice(UUID deviceId, String name, String driver, Optional<ZoneId> ownZone) {

  HouseDevice forHouse() {
    return new HouseDevice(name, ownZone);
  }
}
