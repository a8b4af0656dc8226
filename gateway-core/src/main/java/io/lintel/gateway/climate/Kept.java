package io.lintel.gateway.climate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import io.lintel.gateway.store.Blob;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/**
 * What is kept of a thermostat. The regime is kept as a push of itself: what reads commands reads
 * it back.
 */
final class Kept {

  /** Before kind and device: {@code climate/presets/<device_id>}. */
  static final String BLOBS = "climate/";

  private static final String STATE = "state";

  private Kept() {}

  /** What changes by itself. */
  record State(Steering steering, TemperatureWatch watch) {

    static State begin() {
      return new State(Steering.none(), TemperatureWatch.begin());
    }
  }

  /** Whose a value is. */
  static UUID device(Blob blob) {
    return UUID.fromString(blob.key().substring(blob.key().lastIndexOf('/') + 1));
  }

  static boolean isState(Blob blob) {
    return blob.key().startsWith(BLOBS + STATE + "/");
  }

  /** What the platform wants, in parts that change apart. */
  static List<Blob> of(UUID deviceId, Regime regime) {
    var presets = Json.object().put("fallback_climate_preset_key", regime.fallback().orElse(null));
    presets.set("climate_presets", ClimateJson.array(regime.presets(), ClimateJson::preset));
    presets.set("temperature_threshold", ClimateJson.limits(regime.limits()));
    var schedules = Json.object();
    schedules.set(
        "thermostat_schedules", ClimateJson.array(regime.schedules(), ClimateJson::schedule));
    var programs = regime.weekly().map(ClimateJson::weekly).orElseGet(Json::object);
    programs.set(
        "thermostat_daily_programs",
        ClimateJson.array(regime.dailyPrograms(), ClimateJson::dailyProgram));
    return List.of(
        blob("presets", deviceId, presets),
        blob("schedules", deviceId, schedules),
        blob("programs", deviceId, programs));
  }

  /** Takes a part of a regime back. */
  static Regime read(Regime regime, Blob blob) throws BadClimateParameter {
    return ProgramPush.apply(regime, fields(blob), Instant.EPOCH);
  }

  static Blob of(UUID deviceId, State state) {
    var json = Json.object();
    state.steering().applied().ifPresent(turn -> json.set("applied", turn(turn)));
    state.steering().hold().ifPresent(hold -> json.set("hold", hold(hold)));
    state.watch().told().ifPresent(celsius -> json.put("told_celsius", celsius));
    json.put("again", state.steering().again());
    json.put("exceeded", state.watch().exceeded()).put("reaching", state.watch().reaching());
    return blob(STATE, deviceId, json);
  }

  static State state(Blob blob) throws BadClimateParameter {
    var fields = fields(blob);
    var told = fields.json().path("told_celsius");
    return new State(
        new Steering(turn(fields, "applied"), hold(fields), fields.flag("again", false)),
        new TemperatureWatch(
            told.isNumber() ? OptionalDouble.of(told.doubleValue()) : OptionalDouble.empty(),
            fields.flag("exceeded", false),
            fields.flag("reaching", false)));
  }

  private static ObjectNode turn(Turn turn) {
    return Json.object()
        .put("source", Words.of(turn.source()))
        .put("climate_preset_key", turn.presetKey())
        .put("since", turn.since().toString())
        .put("thermostat_schedule_id", turn.scheduleId().map(UUID::toString).orElse(null));
  }

  private static Optional<Turn> turn(Fields fields, String field) throws BadClimateParameter {
    if (!fields.has(field)) {
      return Optional.empty();
    }
    var turn = fields.object(field);
    return Optional.of(
        new Turn(
            turn.mode("source", Turn.Source.class)
                .orElseThrow(() -> turn.bad("source", "is needed")),
            turn.text("climate_preset_key"),
            turn.instant("since"),
            turn.optionalUuid("thermostat_schedule_id")));
  }

  private static ObjectNode hold(Hold hold) {
    var json =
        Json.object()
            .put("climate_preset_key", hold.presetKey().orElse(null))
            .put("ends_at", hold.endsAt().map(Instant::toString).orElse(null));
    hold.over().ifPresent(turn -> json.set("over", turn(turn)));
    return json;
  }

  private static Optional<Hold> hold(Fields fields) throws BadClimateParameter {
    if (!fields.has("hold")) {
      return Optional.empty();
    }
    var hold = fields.object("hold");
    return Optional.of(
        new Hold(
            hold.optionalText("climate_preset_key"),
            turn(hold, "over"),
            hold.has("ends_at") ? Optional.of(hold.instant("ends_at")) : Optional.empty()));
  }

  private static Blob blob(String kind, UUID deviceId, ObjectNode json) {
    return new Blob(BLOBS + kind + "/" + deviceId, Json.write(json));
  }

  private static Fields fields(Blob blob) throws BadClimateParameter {
    Bytes value = blob.value();
    return new Fields(
        Json.read(value).orElseThrow(() -> new BadClimateParameter("not an object")), blob.key());
  }
}
