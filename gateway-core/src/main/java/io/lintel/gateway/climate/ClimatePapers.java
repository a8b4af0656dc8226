package io.lintel.gateway.climate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.action.KnownDevice;
import io.lintel.gateway.action.Workshop;
import io.lintel.gateway.log.Happening;
import io.lintel.gateway.model.DeliveryClass;
import io.lintel.gateway.model.Json;
import io.lintel.gateway.store.Write;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What is told of one thermostat: published events, and words for staff. */
final class ClimatePapers {

  private final Workshop workshop;
  private final KnownDevice device;

  ClimatePapers(Workshop workshop, KnownDevice device) {
    this.workshop = workshop;
    this.device = device;
  }

  Write keep(Kept.State state) {
    return new Write.PutBlob(Kept.of(device.deviceId(), state));
  }

  /**
   * A preset stands at the device.
   *
   * @param scheduleId empty when no schedule said so
   */
  Write activated(String key, Optional<UUID> scheduleId, boolean fallback) {
    say(Happening.Level.INFO, "climate preset \"%s\" is set".formatted(key));
    return event(
        "thermostat.climate_preset_activated",
        DeliveryClass.COMMAND,
        Json.object()
            .put("climate_preset_key", key)
            .put("thermostat_schedule_id", scheduleId.map(UUID::toString).orElse(null))
            .put("is_fallback_climate_preset", fallback));
  }

  /** Who changed the settings, as published. */
  enum Method {
    SEAM,
    EXTERNAL
  }

  Write adjusted(Method method, Settings settings) {
    if (method == Method.EXTERNAL) {
      say(Happening.Level.INFO, "somebody changed the settings");
    }
    return event(
        "thermostat.manually_adjusted",
        DeliveryClass.COMMAND,
        ClimateJson.settings(settings).put("method", Words.of(method)));
  }

  Write felt(TemperatureWatch.News news, double celsius, TemperatureLimits limits) {
    var temperature = Temperature.ofCelsius(celsius);
    var json = Json.object();
    ClimateJson.put(json, "temperature", temperature);
    return switch (news) {
      case TemperatureWatch.News.Changed changed ->
          event("thermostat.temperature_changed", DeliveryClass.TELEMETRY, json);
      case TemperatureWatch.News.ReachedSetPoint(var desired) -> {
        ClimateJson.put(json, "desired_temperature", desired);
        yield event("thermostat.temperature_reached_set_point", DeliveryClass.TELEMETRY, json);
      }
      case TemperatureWatch.News.LimitExceeded exceeded -> {
        say(Happening.Level.WARN, "%.1f °C is outside the limits".formatted(celsius));
        json.setAll(ClimateJson.limits(limits));
        yield event("thermostat.temperature_threshold_exceeded", DeliveryClass.ACCESS, json);
      }
      case TemperatureWatch.News.LimitKept kept -> {
        say(Happening.Level.INFO, "%.1f °C is within the limits again".formatted(celsius));
        json.setAll(ClimateJson.limits(limits));
        yield event(
            "thermostat.temperature_threshold_no_longer_exceeded", DeliveryClass.ACCESS, json);
      }
    };
  }

  void say(Happening.Level level, String words) {
    workshop.house().tell(new Happening.Notice(level, device.name() + ": " + words));
  }

  /** The fields of an object by their names, for the state or an event. */
  static Map<String, Object> fields(ObjectNode json) {
    var fields = new HashMap<String, Object>();
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      fields.put(field.getKey(), field.getValue());
    }
    return fields;
  }

  private Write event(String type, DeliveryClass deliveryClass, ObjectNode json) {
    return new Write.Publish(
        workshop.event(
            type, deliveryClass, device.deviceId(), workshop.time().wall(), fields(json)));
  }
}
