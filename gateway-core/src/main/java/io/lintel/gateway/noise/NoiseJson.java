package io.lintel.gateway.noise;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.OptionalDouble;
import java.util.UUID;

/** A threshold as published, and as it is kept. */
final class NoiseJson {

  private NoiseJson() {}

  /**
   * A threshold as it is kept.
   *
   * @param triggering whether its sensor stands above it
   */
  record Kept(NoiseThreshold threshold, boolean triggering) {}

  static ObjectNode published(NoiseThreshold threshold) {
    var texts = threshold.window().texts();
    var json =
        Json.object()
            .put("noise_threshold_id", threshold.noiseThresholdId().toString())
            .put("device_id", threshold.deviceId().toString())
            .put("name", threshold.name())
            .put("starts_daily_at", texts.getFirst())
            .put("ends_daily_at", texts.getLast())
            .put("noise_threshold_decibels", threshold.decibels());
    threshold.nrs().ifPresent(nrs -> json.put("noise_threshold_nrs", nrs));
    return json;
  }

  static Bytes kept(NoiseThreshold threshold, boolean triggering) {
    var window = threshold.window();
    var json =
        published(threshold)
            .put("starts_daily_at", window.startsAt().toString())
            .put("ends_daily_at", window.endsAt().toString())
            .put("time_zone", window.zone().getId())
            .put("triggering", triggering);
    return Json.write(json);
  }

  /** What was kept; what was written by nobody of us is an error of the store. */
  static Kept read(Bytes kept) {
    var json = Json.read(kept).orElseThrow(() -> new IllegalStateException("not an object"));
    var window =
        new DailyWindow(
            LocalTime.parse(json.path("starts_daily_at").asText()),
            LocalTime.parse(json.path("ends_daily_at").asText()),
            ZoneId.of(json.path("time_zone").asText()));
    var threshold =
        new NoiseThreshold(
            UUID.fromString(json.path("noise_threshold_id").asText()),
            UUID.fromString(json.path("device_id").asText()),
            json.path("name").asText(),
            json.path("noise_threshold_decibels").doubleValue(),
            optional(json.path("noise_threshold_nrs")),
            window);
    return new Kept(threshold, json.path("triggering").booleanValue());
  }

  private static OptionalDouble optional(JsonNode number) {
    return number.isNumber() ? OptionalDouble.of(number.doubleValue()) : OptionalDouble.empty();
  }
}
