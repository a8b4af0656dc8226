package io.lintel.gateway.climate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A preset for some time.
 *
 * @param startsAt inclusive; no two of one thermostat's are the same
 * @param endsAt exclusive
 * @param overrideAllowed whether people may set something else meanwhile
 * @param overrideMax how long what they set lasts, counted from their last change; empty until the
 *     next preset
 */
record ThermostatSchedule(
    UUID thermostatScheduleId,
    Optional<String> name,
    String presetKey,
    Instant startsAt,
    Instant endsAt,
    boolean overrideAllowed,
    Optional<Duration> overrideMax) {

  boolean isActive(Instant now) {
    return !now.isBefore(startsAt) && now.isBefore(endsAt);
  }
}
