package io.lintel.gateway.log;

import java.time.ZoneId;
import java.util.Optional;

/**
 * A device as staff know it.
 *
 * @param name as configured
 * @param ownZone its own time zone, where it has one that is not the site's
 */
public record HouseDevice(String name, Optional<ZoneId> ownZone) {

  public static HouseDevice named(String name) {
    return new HouseDevice(name, Optional.empty());
  }
}
