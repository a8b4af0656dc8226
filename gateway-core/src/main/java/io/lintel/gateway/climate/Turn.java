package io.lintel.gateway.climate;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A preset's turn: what says that it is to be set now, and since when. Another turn of the same
 * preset is another one.
 *
 * @param since {@link Instant#EPOCH} where there is no beginning to speak of
 * @param scheduleId of a schedule's
 */
record Turn(Source source, String presetKey, Instant since, Optional<UUID> scheduleId) {

  /** Who says so; the first goes before the others. */
  enum Source {
    /** A preset that was activated by command; it stands as a {@link Hold}. */
    COMMAND,
    SCHEDULE,
    PROGRAM,
    FALLBACK
  }

  static Turn command(String presetKey) {
    return new Turn(Source.COMMAND, presetKey, Instant.EPOCH, Optional.empty());
  }

  static Turn fallback(String presetKey) {
    return new Turn(Source.FALLBACK, presetKey, Instant.EPOCH, Optional.empty());
  }

  static Turn of(ThermostatSchedule schedule) {
    return new Turn(
        Source.SCHEDULE,
        schedule.presetKey(),
        schedule.startsAt(),
        Optional.of(schedule.thermostatScheduleId()));
  }
}
