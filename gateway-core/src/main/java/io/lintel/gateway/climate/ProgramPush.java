package io.lintel.gateway.climate;

import io.lintel.gateway.action.Ending;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * {@code PUSH_THERMOSTAT_PROGRAMS}: a daily program, a weekly program, or with the documented
 * extensions the presets, schedules and limits that these speak of. What a push names replaces what
 * there was of its kind; the rest stays. Pure.
 */
final class ProgramPush {

  /** What one thermostat's regime may hold; it must fit into its retained state. */
  static final int PRESETS_MAX = 20;

  static final int SCHEDULES_MAX = 60;
  static final int DAILY_PROGRAMS_MAX = 14;
  static final int PERIODS_MAX = 24;

  private static final List<String> OTHERS =
      List.of(
          "thermostat_daily_program_id",
          "thermostat_daily_programs",
          "climate_presets",
          "fallback_climate_preset_key",
          "thermostat_schedules",
          "temperature_threshold");

  private ProgramPush() {}

  /**
   * The regime as it shall be.
   *
   * @throws BadClimateParameter when the parameters have not the published form
   */
  static Regime apply(Regime old, Fields params, Instant now) throws BadClimateParameter {
    if (!isWeekly(params) && OTHERS.stream().noneMatch(params::names)) {
      throw new BadClimateParameter(
          params.path()
              + " must have a daily program (thermostat_daily_program_id, name, periods)"
              + " or a weekly one (monday_program_id to sunday_program_id)");
    }
    var next = presets(old, params);
    next = programs(next, params, now);
    if (params.has("thermostat_schedules")) {
      next = next.withSchedules(ClimateReader.schedules(params, "thermostat_schedules"));
    }
    if (params.has("temperature_threshold")) {
      next = next.withLimits(ClimateReader.limits(params.object("temperature_threshold")));
    }
    return next;
  }

  /** Why a regime cannot be run. */
  static Optional<Ending.Failure> refuse(Regime regime) {
    return tooLarge(regime).or(() -> unknownPreset(regime)).or(() -> unknownProgram(regime));
  }

  private static Regime presets(Regime old, Fields params) throws BadClimateParameter {
    var next = old;
    if (params.has("climate_presets")) {
      var presets = params.list("climate_presets", ClimateReader::preset);
      ClimateReader.refuseTwice(
          params, "climate_presets", "climate_preset_key", presets, ClimatePreset::key);
      next = next.withPresets(presets);
    }
    return params.names("fallback_climate_preset_key")
        ? next.withFallback(params.optionalText("fallback_climate_preset_key"))
        : next;
  }

  private static Regime programs(Regime old, Fields params, Instant now)
      throws BadClimateParameter {
    var next = old;
    if (params.has("thermostat_daily_programs")) {
      var all =
          params.list(
              "thermostat_daily_programs", fields -> ClimateReader.dailyProgram(fields, now));
      ClimateReader.refuseTwice(
          params,
          "thermostat_daily_programs",
          "thermostat_daily_program_id",
          all,
          DailyProgram::thermostatDailyProgramId);
      next = next.withDailyPrograms(all);
    }
    if (params.has("thermostat_daily_program_id")) {
      next = next.withDailyProgram(ClimateReader.dailyProgram(params, now));
    }
    return isWeekly(params) ? next.withWeekly(ClimateReader.weekly(params, now)) : next;
  }

  private static boolean isWeekly(Fields params) {
    return Arrays.stream(DayOfWeek.values())
        .map(ClimateReader::programField)
        .anyMatch(params::names);
  }

  private static Optional<Ending.Failure> tooLarge(Regime regime) {
    return overFull("presets", regime.presets(), PRESETS_MAX)
        .or(() -> overFull("schedules", regime.schedules(), SCHEDULES_MAX))
        .or(() -> overFull("daily programs", regime.dailyPrograms(), DAILY_PROGRAMS_MAX))
        .or(
            () ->
                regime.dailyPrograms().stream()
                    .map(program -> overFull("periods a day", program.periods(), PERIODS_MAX))
                    .flatMap(Optional::stream)
                    .findFirst());
  }

  private static Optional<Ending.Failure> overFull(String what, Collection<?> all, int max) {
    return all.size() <= max
        ? Optional.empty()
        : Optional.of(
            new Ending.Failure(
                "thermostat_program_too_large",
                "%d %s are more than the %d that fit; send fewer"
                    .formatted(all.size(), what, max)));
  }

  private static Optional<Ending.Failure> unknownPreset(Regime regime) {
    return regime
        .presetKeysUsed()
        .filter(key -> regime.preset(key).isEmpty())
        .findFirst()
        .map(ClimateFailures::noPreset);
  }

  private static Optional<Ending.Failure> unknownProgram(Regime regime) {
    return regime.weekly().stream()
        .flatMap(week -> week.days().values().stream())
        .filter(id -> regime.dailyProgram(id).isEmpty())
        .findFirst()
        .map(
            id ->
                new Ending.Failure(
                    "thermostat_program_not_found",
                    "there is no daily program %s at this thermostat; push it first"
                        .formatted(id)));
  }
}
