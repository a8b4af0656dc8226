package io.lintel.gateway.climate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.model.Json;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Function;

/** Writes in the published form, which {@link ClimateReader} reads. Pure. */
final class ClimateJson {

  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

  private ClimateJson() {}

  static ObjectNode preset(ClimatePreset preset) {
    var json =
        settings(preset.settings())
            .put("climate_preset_key", preset.key())
            .put("name", preset.name().orElse(null))
            .put("display_name", preset.displayName())
            .put("can_program", true) // so named by the older of the two published schemas
            .put("can_edit", true)
            .put("can_delete", true)
            .put("can_use_with_thermostat_daily_programs", true)
            .put("manual_override_allowed", true);
    preset.presetMode().ifPresent(mode -> json.put("climate_preset_mode", mode));
    return json;
  }

  static ObjectNode settings(Settings settings) {
    var json = Json.object();
    settings.mode().ifPresent(mode -> json.put("hvac_mode_setting", Words.of(mode)));
    settings.fan().ifPresent(fan -> json.put("fan_mode_setting", Words.of(fan)));
    settings.heating().ifPresent(t -> put(json, "heating_set_point", t));
    settings.cooling().ifPresent(t -> put(json, "cooling_set_point", t));
    return json;
  }

  /** What is not told is left out: this is for what is kept, not for the published object. */
  static ObjectNode schedule(ThermostatSchedule schedule) {
    return Json.object()
        .put("thermostat_schedule_id", schedule.thermostatScheduleId().toString())
        .put("name", schedule.name().orElse(null))
        .put("climate_preset_key", schedule.presetKey())
        .put("starts_at", schedule.startsAt().toString())
        .put("ends_at", schedule.endsAt().toString())
        .put("is_override_allowed", schedule.overrideAllowed())
        .put(
            "max_override_period_minutes",
            schedule.overrideMax().map(Duration::toMinutes).orElse(null));
  }

  static ObjectNode dailyProgram(DailyProgram program) {
    var json =
        Json.object()
            .put("thermostat_daily_program_id", program.thermostatDailyProgramId().toString())
            .put("name", program.name().orElse(null))
            .put("created_at", iso(program.createdAt()));
    json.set("periods", array(program.periods(), ClimateJson::period));
    return json;
  }

  static ObjectNode weekly(WeeklyProgram program) {
    var json = Json.object().put("created_at", iso(program.createdAt()));
    for (var day : DayOfWeek.values()) {
      json.put(ClimateReader.programField(day), program.on(day).map(UUID::toString).orElse(null));
    }
    return json;
  }

  /** Both limits in both units; null where there is none. */
  static ObjectNode limits(TemperatureLimits limits) {
    var json = Json.object();
    putOrNull(json, "lower_limit", limits.lower());
    putOrNull(json, "upper_limit", limits.upper());
    return json;
  }

  static <T> ArrayNode array(List<T> all, Function<T, ObjectNode> each) {
    var array = Json.object().putArray("list");
    all.forEach(one -> array.add(each.apply(one)));
    return array;
  }

  static void put(ObjectNode json, String stem, Temperature temperature) {
    json.put(stem + "_celsius", temperature.celsius());
    json.put(stem + "_fahrenheit", temperature.fahrenheit());
  }

  static void put(ObjectNode json, String stem, OptionalDouble celsius) {
    celsius.ifPresent(value -> put(json, stem, Temperature.ofCelsius(value)));
  }

  /** In UTC, as published. */
  static String iso(Instant instant) {
    return DateTimeFormatter.ISO_INSTANT.format(instant);
  }

  private static void putOrNull(ObjectNode json, String stem, Optional<Temperature> limit) {
    json.put(stem + "_celsius", limit.map(Temperature::celsius).orElse(null));
    json.put(stem + "_fahrenheit", limit.map(Temperature::fahrenheit).orElse(null));
  }

  private static ObjectNode period(DailyProgram.Period period) {
    return Json.object()
        .put("starts_at_time", SECONDS.format(period.startsAt()))
        .put("climate_preset_key", period.presetKey());
  }
}
