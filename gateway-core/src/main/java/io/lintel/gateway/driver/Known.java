package io.lintel.gateway.driver;

import io.lintel.gateway.action.Abilities;
import io.lintel.gateway.action.DriverEvents;
import io.lintel.gateway.driver.adopt.AdoptedDevices;
import java.util.Map;
import java.util.UUID;

/**
 * What all runs share.
 *
 * @param abilities of each device as last heard; kept while its driver is started again. A
 *     concurrent map
 */
record Known(
    DriverEvents events,
    Map<UUID, Abilities> abilities,
    Directory directory,
    AdoptedDevices adopted) {}
