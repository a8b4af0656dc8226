package io.lintel.gateway.climate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.action.Box;
import io.lintel.gateway.action.Commands;
import io.lintel.gateway.action.SimulatedDoors.Mood;
import io.lintel.gateway.model.Json;
import io.lintel.spi.Thermostat.FanMode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The thermostats' action types: what is set, read back, refused or too late. */
class ClimatesTest extends ClimatesRig {
  @Test
  void a_mode_is_set_before_its_set_points_and_read_back() {
    var id =
        send(
            "SET_HVAC_MODE",
            "{'hvac_mode_setting':'heat_cool','heating_set_point_fahrenheit':70,'cooling_set_point_celsius':25}");
    assertEquals("success", last(id));
    assertEquals("{}", box.ended(id).path("result").toString());
    assertEquals(List.of("mode HEAT_COOL", "points"), wall.heard);
    assertEquals(21, wall.heating);
    var event = box.events(ADJUSTED).getFirst();
    assertEquals("seam", event.path("method").asText());
    assertEquals("heat_cool", event.path("hvac_mode_setting").asText());
    assertEquals(70, event.path("heating_set_point_fahrenheit").doubleValue());
    assertEquals(77, event.path("cooling_set_point_fahrenheit").doubleValue());
    assertEquals(21, setting().path("heating_set_point_celsius").doubleValue());
    assertEquals(69.8, setting().path("heating_set_point_fahrenheit").doubleValue());
  }

  @Test
  void a_fan_mode_is_set_and_read_back() {
    assertEquals("success", last(send("SET_FAN_MODE", "{'fan_mode_setting':'on'}")));
    assertEquals(FanMode.ON, wall.fan);
    assertEquals("on", box.events(ADJUSTED).getFirst().path("fan_mode_setting").asText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SET_HVAC_MODE | {} | invalid_parameter",
        "SET_HVAC_MODE | {'hvac_mode_setting':'warm'} | invalid_parameter",
        "SET_HVAC_MODE | {'hvac_mode_setting':'heat'} | invalid_parameter",
        "SET_HVAC_MODE | {'hvac_mode_setting':'heat','heating_set_point_celsius':'21'} | invalid_parameter",
        "SET_HVAC_MODE | {'hvac_mode_setting':'heat','heating_set_point_celsius':21,'heating_set_point_fahrenheit':80} | invalid_parameter",
        "SET_HVAC_MODE | {'hvac_mode_setting':'eco'} | unsupported_hvac_mode",
        "SET_HVAC_MODE | {'hvac_mode_setting':'heat','heating_set_point_celsius':31} | set_point_out_of_range",
        "SET_HVAC_MODE | {'hvac_mode_setting':'heat_cool','heating_set_point_celsius':21,'cooling_set_point_celsius':22} | set_point_out_of_range",
        "SET_FAN_MODE | {} | invalid_parameter",
        "SET_FAN_MODE | {'fan_mode_setting':'circulate'} | unsupported_fan_mode",
        "ACTIVATE_CLIMATE_PRESET | {} | invalid_parameter",
        "ACTIVATE_CLIMATE_PRESET | {'climate_preset_key':'party'} | climate_preset_not_found",
        "ACTIVATE_CLIMATE_PRESET | {'climate_preset_key':'cold'} | set_point_out_of_range",
        "PUSH_THERMOSTAT_PROGRAMS | {} | invalid_parameter",
        "PUSH_THERMOSTAT_PROGRAMS | {'monday_program_id':'00000000-0000-0000-0000-000000000009'} | thermostat_program_not_found",
        "PUSH_THERMOSTAT_PROGRAMS | {'fallback_climate_preset_key':'party'} | climate_preset_not_found",
        "PUSH_THERMOSTAT_PROGRAMS | {'thermostat_daily_program_id':'00000000-0000-0000-0000-000000000009','name':'Day','periods':[{'starts_at_time':'24:00:00','climate_preset_key':'home'}]} | invalid_parameter",
        "PUSH_THERMOSTAT_PROGRAMS | {'thermostat_daily_program_id':'00000000-0000-0000-0000-000000000009','name':'Day','periods':[{'starts_at_time':'06:00:00','climate_preset_key':'party'}]} | climate_preset_not_found",
      })
  void what_cannot_be_done_ends_with_its_error_and_touches_nothing(
      String type, String params, String error) {
    push("{" + PRESETS + "}");
    wall.heard.clear();
    assertEquals(error, last(send(type, params)));
    assertEquals(List.of(), wall.heard);
  }

  @Test
  void a_program_that_is_too_large_is_refused() {
    push("{" + PRESETS + "}");
    var day = Json.object().put("thermostat_daily_program_id", new UUID(0, 9).toString());
    var periods = day.put("name", "Busy").putArray("periods");
    for (int i = 0; i <= ProgramPush.PERIODS_MAX; i++) {
      periods
          .addObject()
          .put("starts_at_time", "%02d:%02d:00".formatted(i / 2, i % 2 * 30))
          .put("climate_preset_key", "home");
    }
    assertEquals(
        "thermostat_program_too_large", last(send("PUSH_THERMOSTAT_PROGRAMS", day.toString())));
  }

  @Test
  void schedules_of_one_thermostat_begin_at_different_times() {
    var twice =
        "'thermostat_schedules':["
            + schedule(1, "home", "2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z", "")
            + ","
            + schedule(2, "away", "2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z", "")
            + "]";
    assertEquals("invalid_parameter", last(push("{" + PRESETS + "," + twice + "}")));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-02T00:00:00Z, 2026-01-02T00:00:00Z",
    "2026-01-02T00:00:00+02:00, soon",
    "2026-01-02T00:00:00Z, 2200-01-01T00:00:00Z",
    "2026-01-02T00:00:00Z, +1000000000-12-31T23:59:59Z",
  })
  void a_schedule_has_a_beginning_and_a_later_end(String from, String to) {
    var schedules = "'thermostat_schedules':[" + schedule(1, "home", from, to, "") + "]";
    assertEquals("invalid_parameter", last(push("{" + PRESETS + "," + schedules + "}")));
  }

  @Test
  void a_device_that_does_not_do_it_fails_the_attempt_in_its_words() {
    wall.stubborn = true;
    var id = send("SET_HVAC_MODE", "{'hvac_mode_setting':'heat','heating_set_point_celsius':21}");
    assertEquals("command_rejected", last(id));
    var message = box.ended(id).path("error").path("message").asText();
    assertTrue(message.contains("mode is off instead of heat"), message);
    assertEquals(List.of(), box.events(ADJUSTED));
  }

  @Test
  void a_device_that_does_not_answer_times_out_and_one_that_is_gone_says_so() {
    box.doors.door(Box.door(0)).mood = Mood.HUNG;
    var hung = send("SET_FAN_MODE", "{'fan_mode_setting':'on'}");
    box.run(Duration.ofMinutes(1));
    assertEquals("command_timeout", last(hung));
    box.doors.door(Box.door(0)).wake();
    box.run(WHILE);
    assertEquals(FanMode.AUTO, wall.fan, "a late answer sets nothing more");
    box.doors.door(Box.door(0)).mood = Mood.OFFLINE;
    assertEquals("device_disconnected", last(send("SET_FAN_MODE", "{'fan_mode_setting':'on'}")));
  }

  @Test
  void a_device_that_is_no_thermostat_is_refused() {
    var other = box.command("SET_FAN_MODE", 1, json("{'fan_mode_setting':'on'}"));
    box.run(WHILE);
    assertEquals("device_not_supported", last(other));
  }

  @Test
  void what_comes_too_late_touches_nothing() {
    var id = box.id();
    var body =
        Commands.body(id, "SET_FAN_MODE", Box.door(0), box.time.wall(), Duration.ofSeconds(-1));
    body.set("params", json("{'fan_mode_setting':'on'}"));
    box.send(Commands.message(body), WHILE);
    assertEquals("action_attempt_expired", last(id));
    assertEquals(FanMode.AUTO, wall.fan);
  }

  @Test
  void a_restart_in_the_middle_of_a_setting_ends_it_done() {
    var id =
        box.command(
            "SET_HVAC_MODE",
            0,
            json("{'hvac_mode_setting':'heat','heating_set_point_celsius':21}"));
    box.run(Duration.ofMillis(350));
    assertEquals(List.of("mode HEAT"), wall.heard);
    box.kill();
    box.run(WHILE);
    assertEquals(List.of("pending", "success"), box.course(id));
    assertEquals(21, wall.heating);
  }

  @Test
  void a_preset_is_activated_and_may_come_with_the_command() {
    var id =
        send(
            "ACTIVATE_CLIMATE_PRESET",
            "{'climate_preset_key':'warm','climate_preset':{'climate_preset_key':'warm',"
                + "'hvac_mode_setting':'heat','heating_set_point_celsius':24}}");
    assertEquals("success", last(id));
    assertEquals(24, wall.heating);
    var event = box.events(ACTIVATED).getFirst();
    assertEquals("warm", event.path("climate_preset_key").asText());
    assertTrue(event.path("thermostat_schedule_id").isNull());
    assertTrue(event.path("is_fallback_climate_preset").isBoolean());
    box.kill();
    box.run(WHILE);
    assertEquals("success", last(send("ACTIVATE_CLIMATE_PRESET", "{'climate_preset_key':'warm'}")));
  }
}
