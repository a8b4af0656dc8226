package io.lintel.gateway.climate;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One day of a weekly program.
 *
 * @param periods in the order of their starts, which differ
 */
record DailyProgram(
    UUID thermostatDailyProgramId, Optional<String> name, Instant createdAt, List<Period> periods) {

  DailyProgram {
    periods = periods.stream().sorted(Comparator.comparing(Period::startsAt)).toList();
  }

  /** From its start on until the next one of any day's. */
  record Period(LocalTime startsAt, String presetKey) {}
}
