package io.lintel.gateway.config;

import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * One entry under {@code devices:}.
 *
 * @param name for staff; free of control and bidi characters
 * @param driver an instance under {@code drivers:}
 * @param address where it is, which the driver's descriptor describes
 * @param timeZone where it is not the site's
 * @param guards the device that opens the door of this reader; for readers that only report
 */
public record DeviceConfig(
    UUID deviceId,
    String name,
    String driver,
    ConfigNode.Mapping address,
    Optional<ZoneId> timeZone,
    Optional<UUID> guards) {}
