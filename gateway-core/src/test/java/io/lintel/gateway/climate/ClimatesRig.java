package io.lintel.gateway.climate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.action.Box;
import io.lintel.gateway.action.Published;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import io.lintel.spi.Thermostat;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** One thermostat on the real engine, over virtual time. It is 2026-01-01, 00:00. */
abstract class ClimatesRig {
  static final Duration WHILE = Duration.ofSeconds(15);
  static final String PRESETS =
      "'climate_presets':["
          + "{'climate_preset_key':'home','hvac_mode_setting':'heat','heating_set_point_celsius':21},"
          + "{'climate_preset_key':'away','hvac_mode_setting':'heat','heating_set_point_celsius':16,"
          + "'fan_mode_setting':'auto','name':'Nobody is in'},"
          + "{'climate_preset_key':'cold','hvac_mode_setting':'heat','heating_set_point_celsius':4}]";
  static final String ACTIVATED = "thermostat.climate_preset_activated";
  static final String ADJUSTED = "thermostat.manually_adjusted";

  final Box box = new Box(1, 2, () -> List.of(new Climates(ZoneId.of("UTC"), new UUID(1, 1))));
  final PlayedThermostat wall = new PlayedThermostat(box, Box.door(0));

  @AfterEach
  void keep_what_was_published() {
    Published.keep(box, getClass());
  }

  @BeforeEach
  void the_thermostat_hangs_on_the_first_wall() {
    box.doors.offer(Box.door(0), Thermostat.class, wall);
    box.run(Duration.ofSeconds(2));
  }

  static String guests(String more) {
    return "{"
        + PRESETS
        + ",'fallback_climate_preset_key':'away','thermostat_schedules':["
        + schedule(1, "home", "2026-01-01T00:10:00Z", "2026-01-01T02:00:00Z", "," + more)
        + "]}";
  }

  static String schedule(int id, String key, String from, String to, String more) {
    return "{'thermostat_schedule_id':'%s','climate_preset_key':'%s','starts_at':'%s','ends_at':'%s'%s}"
        .formatted(new UUID(1, id), key, from, to, more);
  }

  UUID push(String params) {
    return send("PUSH_THERMOSTAT_PROGRAMS", params);
  }

  UUID send(String type, String params) {
    var id = box.command(type, 0, json(params));
    box.run(WHILE);
    return id;
  }

  String last(UUID attempt) {
    return box.course(attempt).getLast();
  }

  JsonNode setting() {
    return state().path("current_climate_setting");
  }

  JsonNode state() {
    return Json.read(Bytes.utf8(box.slot("state/" + Box.door(0)))).orElseThrow().path("properties");
  }

  static ObjectNode json(String text) {
    return Json.read(Bytes.utf8(text.replace('\'', '"'))).orElseThrow();
  }
}
