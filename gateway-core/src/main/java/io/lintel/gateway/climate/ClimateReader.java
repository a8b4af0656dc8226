package io.lintel.gateway.climate;

import io.lintel.spi.Thermostat.FanMode;
import io.lintel.spi.Thermostat.HvacMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads what commands and the store hold, in the published form. Pure. */
final class ClimateReader {

  private static final Pattern TIME_OF_DAY =
      Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d):([0-5]\\d)");

  /** As published. */
  private static final Set<String> PRESET_MODES =
      Set.of("home", "away", "wake", "sleep", "occupied", "unoccupied");

  /** A week: no override is meant to last longer. */
  private static final long OVERRIDE_MINUTES_MAX = 7 * 24 * 60;

  private ClimateReader() {}

  /** {@code SET_HVAC_MODE}: each mode with the set points that it needs. */
  static Settings hvac(Fields params) throws BadClimateParameter {
    var mode =
        params
            .mode("hvac_mode_setting", HvacMode.class)
            .orElseThrow(() -> params.bad("hvac_mode_setting", "is needed"));
    boolean heats = mode == HvacMode.HEAT || mode == HvacMode.HEAT_COOL;
    boolean cools = mode == HvacMode.COOL || mode == HvacMode.HEAT_COOL;
    return new Settings(
        Optional.of(mode),
        Optional.empty(),
        heats ? needed(params, "heating_set_point") : Optional.empty(),
        cools ? needed(params, "cooling_set_point") : Optional.empty());
  }

  /** {@code SET_FAN_MODE}, by its present name or its old one. */
  static Settings fan(Fields params) throws BadClimateParameter {
    var field = params.has("fan_mode_setting") ? "fan_mode_setting" : "fan_mode";
    return Settings.fan(
        params
            .mode(field, FanMode.class)
            .orElseThrow(() -> params.bad("fan_mode_setting", "is needed")));
  }

  static ClimatePreset preset(Fields fields) throws BadClimateParameter {
    var presetMode = fields.optionalText("climate_preset_mode");
    if (presetMode.filter(mode -> !PRESET_MODES.contains(mode)).isPresent()) {
      throw fields.bad("climate_preset_mode", "must be one of " + PRESET_MODES);
    }
    var settings =
        new Settings(
            fields.mode("hvac_mode_setting", HvacMode.class),
            fields.mode("fan_mode_setting", FanMode.class),
            fields.temperature("heating_set_point"),
            fields.temperature("cooling_set_point"));
    if (settings.isEmpty()) {
      throw fields.bad("hvac_mode_setting", "or a fan mode or set point is needed");
    }
    return new ClimatePreset(
        fields.text("climate_preset_key"), fields.optionalText("name"), presetMode, settings);
  }

  static ThermostatSchedule schedule(Fields fields) throws BadClimateParameter {
    var schedule =
        new ThermostatSchedule(
            fields.uuid("thermostat_schedule_id"),
            fields.optionalText("name"),
            fields.text("climate_preset_key"),
            fields.instant("starts_at"),
            fields.instant("ends_at"),
            fields.flag("is_override_allowed", true),
            fields
                .number("max_override_period_minutes", 0, OVERRIDE_MINUTES_MAX)
                .map(Duration::ofMinutes));
    if (!schedule.startsAt().isBefore(schedule.endsAt())) {
      throw fields.bad("ends_at", "must be after starts_at");
    }
    return schedule;
  }

  static List<ThermostatSchedule> schedules(Fields fields, String field)
      throws BadClimateParameter {
    var all = fields.list(field, ClimateReader::schedule);
    refuseTwice(fields, field, "starts_at", all, ThermostatSchedule::startsAt);
    refuseTwice(
        fields, field, "thermostat_schedule_id", all, ThermostatSchedule::thermostatScheduleId);
    return all;
  }

  /**
   * A daily program.
   *
   * @param now when it was created, unless it says so itself
   */
  static DailyProgram dailyProgram(Fields fields, Instant now) throws BadClimateParameter {
    var periods = fields.list("periods", ClimateReader::period);
    refuseTwice(fields, "periods", "starts_at_time", periods, DailyProgram.Period::startsAt);
    return new DailyProgram(
        fields.uuid("thermostat_daily_program_id"),
        fields.optionalText("name"),
        createdAt(fields, now),
        periods);
  }

  static WeeklyProgram weekly(Fields fields, Instant now) throws BadClimateParameter {
    Map<DayOfWeek, UUID> days = new EnumMap<>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) {
      fields.optionalUuid(programField(day)).ifPresent(id -> days.put(day, id));
    }
    return new WeeklyProgram(createdAt(fields, now), days);
  }

  static String programField(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT) + "_program_id";
  }

  static TemperatureLimits limits(Fields fields) throws BadClimateParameter {
    var limits =
        new TemperatureLimits(fields.temperature("lower_limit"), fields.temperature("upper_limit"));
    if (limits.lower().isPresent()
        && limits.upper().isPresent()
        && limits.lower().get().celsius() >= limits.upper().get().celsius()) {
      throw fields.bad("lower_limit", "must be below upper_limit");
    }
    return limits;
  }

  static <T> void refuseTwice(
      Fields fields, String list, String field, List<T> all, Function<T, ?> key)
      throws BadClimateParameter {
    var seen = new HashSet<Object>();
    for (var each : all) {
      if (!seen.add(key.apply(each))) {
        throw fields.bad(list, "has two entries with the same " + field);
      }
    }
  }

  private static DailyProgram.Period period(Fields fields) throws BadClimateParameter {
    var text = fields.text("starts_at_time");
    if (!TIME_OF_DAY.matcher(text).matches()) {
      throw fields.bad("starts_at_time", "must be a time of day such as 06:30:00");
    }
    return new DailyProgram.Period(LocalTime.parse(text), fields.text("climate_preset_key"));
  }

  private static Optional<Temperature> needed(Fields params, String stem)
      throws BadClimateParameter {
    var temperature = params.temperature(stem);
    if (temperature.isEmpty()) {
      throw params.bad(stem + "_celsius", "or " + stem + "_fahrenheit is needed in this mode");
    }
    return temperature;
  }

  private static Instant createdAt(Fields fields, Instant now) throws BadClimateParameter {
    return fields.has("created_at") ? fields.instant("created_at") : now;
  }
}
