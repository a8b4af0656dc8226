package io.lintel.gateway.climate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.model.Json;
import io.lintel.spi.Thermostat.Range;
import io.lintel.spi.Thermostat.ThermostatTraits;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/** What a thermostat's retained state shows in {@code properties}, as published. Pure. */
final class ClimateProperties {

  private ClimateProperties() {}

  /** Of the device itself. */
  static ObjectNode of(ThermostatTraits traits) {
    var json = Json.object();
    modes(json, "available_hvac_mode_settings", traits.modes());
    modes(json, "available_fan_mode_settings", traits.fanModes());
    traits.heating().ifPresent(range -> range(json, "heating", range));
    traits.cooling().ifPresent(range -> range(json, "cooling", range));
    return json.put("min_heating_cooling_delta_celsius", traits.deltaMinCelsius())
        .put(
            "min_heating_cooling_delta_fahrenheit",
            Temperature.fahrenheitDelta(traits.deltaMinCelsius()));
  }

  /** Of what it shows and feels. */
  static ObjectNode of(Shown shown, Steering steering, boolean overrideAllowed) {
    var json = Json.object();
    var setting =
        ClimateJson.settings(shown.settings()).put("manual_override_allowed", overrideAllowed);
    steering.presetKey().ifPresent(key -> setting.put("climate_preset_key", key));
    json.set("current_climate_setting", setting);
    ClimateJson.put(json, "temperature", shown.temperature());
    shown.humidity().ifPresent(humidity -> json.put("relative_humidity", humidity));
    return json.put(
        "is_temporary_manual_override_active",
        steering.hold().filter(hold -> hold.presetKey().isEmpty()).isPresent());
  }

  /** Of what the platform wants. */
  static ObjectNode of(Regime regime, Instant now, UUID deviceId, UUID workspaceId) {
    var json =
        Json.object()
            .put("fallback_climate_preset_key", regime.fallback().orElse(null))
            .put(
                "active_thermostat_schedule_id",
                regime.scheduled(now).map(s -> s.thermostatScheduleId().toString()).orElse(null))
            .put("max_thermostat_daily_program_periods_per_day", ProgramPush.PERIODS_MAX)
            .put(
                "max_unique_climate_presets_per_thermostat_weekly_program",
                ProgramPush.PRESETS_MAX);
    json.set("available_climate_presets", ClimateJson.array(regime.presets(), ClimateJson::preset));
    json.set(
        "thermostat_daily_programs",
        ClimateJson.array(
            regime.dailyPrograms(), program -> dailyProgram(program, deviceId, workspaceId)));
    json.set("thermostat_weekly_program", regime.weekly().map(ClimateJson::weekly).orElse(null));
    if (!regime.limits().isNone()) {
      json.set("temperature_threshold", ClimateJson.limits(regime.limits()));
    }
    return json;
  }

  private static ObjectNode dailyProgram(DailyProgram program, UUID deviceId, UUID workspaceId) {
    return ClimateJson.dailyProgram(program)
        .put("device_id", deviceId.toString())
        .put("workspace_id", workspaceId.toString());
  }

  private static void modes(ObjectNode json, String field, Collection<? extends Enum<?>> modes) {
    var array = json.putArray(field);
    modes.stream().map(Words::of).sorted().forEach(array::add);
  }

  private static void range(ObjectNode json, String which, Range range) {
    ClimateJson.put(json, "min_" + which + "_set_point", Temperature.ofCelsius(range.minCelsius()));
    ClimateJson.put(json, "max_" + which + "_set_point", Temperature.ofCelsius(range.maxCelsius()));
  }
}
