package io.lintel.gateway.climate;

import io.lintel.gateway.time.CivilTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the platform wants of one thermostat over time. A schedule goes before the weekly program,
 * that before the fallback preset; of two schedules, the one that began later.
 */
record Regime(
    List<ClimatePreset> presets,
    Optional<String> fallback,
    TemperatureLimits limits,
    List<ThermostatSchedule> schedules,
    List<DailyProgram> dailyPrograms,
    Optional<WeeklyProgram> weekly) {

  private static final Regime EMPTY =
      new Regime(
          List.of(),
          Optional.empty(),
          TemperatureLimits.none(),
          List.of(),
          List.of(),
          Optional.empty());

  /** A period lasts until the next one, which is a week away at most. */
  private static final int WEEK_DAYS = 7;

  Regime {
    presets = List.copyOf(presets);
    schedules = List.copyOf(schedules);
    dailyPrograms = List.copyOf(dailyPrograms);
  }

  static Regime empty() {
    return EMPTY;
  }

  /** Whose turn it is. */
  Optional<Turn> at(Instant now, ZoneId zone) {
    return scheduled(now)
        .map(Turn::of)
        .or(() -> programmed(now, zone))
        .or(() -> fallback.map(Turn::fallback));
  }

  /** The schedule that counts. */
  Optional<ThermostatSchedule> scheduled(Instant now) {
    return schedules.stream()
        .filter(schedule -> schedule.isActive(now))
        .max(Comparator.comparing(ThermostatSchedule::startsAt));
  }

  /** The next instant at which it may be another's turn. */
  Optional<Instant> changesAfter(Instant now, ZoneId zone) {
    var bounds =
        schedules.stream().flatMap(schedule -> Stream.of(schedule.startsAt(), schedule.endsAt()));
    return Stream.concat(bounds, programBounds(now, zone))
        .filter(bound -> bound.isAfter(now))
        .min(Instant::compareTo);
  }

  Optional<ClimatePreset> preset(String key) {
    return presets.stream().filter(preset -> preset.key().equals(key)).findFirst();
  }

  /** All the presets that are spoken of. */
  Stream<String> presetKeysUsed() {
    return Stream.of(
            fallback.stream(),
            schedules.stream().map(ThermostatSchedule::presetKey),
            dailyPrograms.stream()
                .flatMap(program -> program.periods().stream())
                .map(DailyProgram.Period::presetKey))
        .flatMap(keys -> keys);
  }

  Optional<DailyProgram> dailyProgram(UUID id) {
    return dailyPrograms.stream()
        .filter(program -> program.thermostatDailyProgramId().equals(id))
        .findFirst();
  }

  private Optional<Turn> programmed(Instant now, ZoneId zone) {
    var today = now.atZone(zone).toLocalDate();
    return IntStream.rangeClosed(0, WEEK_DAYS)
        .mapToObj(today::minusDays)
        .takeWhile(date -> programOn(date).isPresent())
        .flatMap(date -> lastTurn(date, now, zone).stream())
        .findFirst();
  }

  /** Of two that a skipped hour makes begin at once, the one that the clock shows later. */
  private Optional<Turn> lastTurn(LocalDate date, Instant now, ZoneId zone) {
    return turns(date, zone)
        .filter(turn -> !turn.since().isAfter(now))
        .reduce((one, later) -> later);
  }

  /** Every period of the days around, and their midnights: a day may have no program. */
  private Stream<Instant> programBounds(Instant now, ZoneId zone) {
    var today = now.atZone(zone).toLocalDate();
    return weekly.isEmpty()
        ? Stream.empty()
        : IntStream.rangeClosed(-1, WEEK_DAYS + 1)
            .mapToObj(today::plusDays)
            .flatMap(
                date ->
                    Stream.concat(
                        Stream.of(CivilTime.first(date.atStartOfDay(), zone)),
                        turns(date, zone).map(Turn::since)));
  }

  private Stream<Turn> turns(LocalDate date, ZoneId zone) {
    return programOn(date).stream()
        .flatMap(program -> program.periods().stream())
        .map(
            period ->
                new Turn(
                    Turn.Source.PROGRAM,
                    period.presetKey(),
                    CivilTime.first(date.atTime(period.startsAt()), zone),
                    Optional.empty()));
  }

  private Optional<DailyProgram> programOn(LocalDate date) {
    return weekly.flatMap(week -> week.on(date.getDayOfWeek())).flatMap(this::dailyProgram);
  }

  Regime withPreset(ClimatePreset preset) {
    var others = presets.stream().filter(each -> !each.key().equals(preset.key()));
    return withPresets(Stream.concat(others, Stream.of(preset)).toList());
  }

  Regime withPresets(List<ClimatePreset> all) {
    return new Regime(all, fallback, limits, schedules, dailyPrograms, weekly);
  }

  Regime withFallback(Optional<String> key) {
    return new Regime(presets, key, limits, schedules, dailyPrograms, weekly);
  }

  Regime withLimits(TemperatureLimits other) {
    return new Regime(presets, fallback, other, schedules, dailyPrograms, weekly);
  }

  Regime withSchedules(List<ThermostatSchedule> all) {
    return new Regime(presets, fallback, limits, all, dailyPrograms, weekly);
  }

  Regime withDailyPrograms(List<DailyProgram> all) {
    return new Regime(presets, fallback, limits, schedules, all, weekly);
  }

  Regime withDailyProgram(DailyProgram program) {
    var id = program.thermostatDailyProgramId();
    var others = dailyPrograms.stream().filter(each -> !each.thermostatDailyProgramId().equals(id));
    return withDailyPrograms(Stream.concat(others, Stream.of(program)).toList());
  }

  Regime withWeekly(WeeklyProgram program) {
    return new Regime(presets, fallback, limits, schedules, dailyPrograms, Optional.of(program));
  }
}
