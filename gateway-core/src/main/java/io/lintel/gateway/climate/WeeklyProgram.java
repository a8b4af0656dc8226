package io.lintel.gateway.climate;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Which daily program runs on which day.
 *
 * @param days those without one are left to the fallback preset
 */
record WeeklyProgram(Instant createdAt, Map<DayOfWeek, UUID> days) {

  WeeklyProgram {
    days = Map.copyOf(days);
  }

  Optional<UUID> on(DayOfWeek day) {
    return Optional.ofNullable(days.get(day));
  }
}
