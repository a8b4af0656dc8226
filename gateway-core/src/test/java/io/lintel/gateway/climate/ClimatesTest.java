package io.lintel.gateway.climate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.action.Box;
import io.lintel.gateway.action.Commands;
import io.lintel.gateway.action.Published;
import io.lintel.gateway.action.SimulatedDoors.Mood;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import io.lintel.spi.Thermostat;
import io.lintel.spi.Thermostat.FanMode;
import io.lintel.spi.Thermostat.HvacMode;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The thermostats' action types on the real engine, over virtual time. It is 2026-01-01, 00:00. */
class ClimatesTest {

  private static final Duration WHILE = Duration.ofSeconds(15);
  private static final String PRESETS =
      "'climate_presets':["
          + "{'climate_preset_key':'home','hvac_mode_setting':'heat','heating_set_point_celsius':21},"
          + "{'climate_preset_key':'away','hvac_mode_setting':'heat','heating_set_point_celsius':16,"
          + "'fan_mode_setting':'auto','name':'Nobody is in'},"
          + "{'climate_preset_key':'cold','hvac_mode_setting':'heat','heating_set_point_celsius':4}]";
  private static final String ACTIVATED = "thermostat.climate_preset_activated";
  private static final String ADJUSTED = "thermostat.manually_adjusted";

  private final Box box =
      new Box(1, 2, () -> List.of(new Climates(ZoneId.of("UTC"), new UUID(1, 1))));
  private final PlayedThermostat wall = new PlayedThermostat(box, Box.door(0));

  @AfterEach
  void keep_what_was_published() {
    Published.keep(box, ClimatesTest.class);
  }

  @BeforeEach
  void the_thermostat_hangs_on_the_first_wall() {
    box.doors.offer(Box.door(0), Thermostat.class, wall);
    box.run(Duration.ofSeconds(2));
  }

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

  @Test
  void the_fallback_is_set_and_told_when_nothing_else_rules() {
    assertEquals("success", last(push("{" + PRESETS + ",'fallback_climate_preset_key':'home'}")));
    assertEquals(21, wall.heating);
    var event = box.events(ACTIVATED).getFirst();
    assertTrue(event.path("is_fallback_climate_preset").booleanValue());
    assertEquals("home", state().path("fallback_climate_preset_key").asText());
    assertEquals("home", setting().path("climate_preset_key").asText());
  }

  @Test
  void a_schedule_begins_and_ends_on_time_and_the_fallback_follows() {
    push(guests("'max_override_period_minutes':null"));
    box.run(Duration.ofMinutes(9));
    assertEquals(16, wall.heating, "before");
    box.run(Duration.ofMinutes(1));
    assertEquals(21, wall.heating, "from 00:10 on");
    var event = box.events(ACTIVATED).getLast();
    assertEquals(new UUID(1, 1).toString(), event.path("thermostat_schedule_id").asText());
    assertEquals(new UUID(1, 1).toString(), state().path("active_thermostat_schedule_id").asText());
    box.run(Duration.ofHours(2));
    assertEquals(16, wall.heating, "after 02:00");
    assertEquals(3, box.events(ACTIVATED).size());
  }

  @Test
  void what_a_guest_sets_stands_for_its_period_and_longer_with_each_change() {
    push(guests("'max_override_period_minutes':20"));
    box.run(Duration.ofMinutes(12));
    wall.turnTo(25);
    box.run(Duration.ofMinutes(15));
    var event = box.events(ADJUSTED).getFirst();
    assertEquals("external", event.path("method").asText());
    assertEquals(25, event.path("heating_set_point_celsius").doubleValue());
    assertTrue(state().path("is_temporary_manual_override_active").booleanValue());
    wall.turnTo(26);
    box.run(Duration.ofMinutes(19));
    assertEquals(26, wall.heating);
    box.run(Duration.ofMinutes(2));
    assertEquals(21, wall.heating);
    assertEquals(2, box.events(ADJUSTED).size());
  }

  @Test
  void where_guests_may_set_nothing_the_preset_is_set_again_and_commands_are_refused() {
    push(guests("'is_override_allowed':false"));
    box.run(Duration.ofMinutes(12));
    wall.turnTo(28);
    box.run(WHILE);
    assertEquals(21, wall.heating);
    assertEquals("command_rejected", last(send("SET_FAN_MODE", "{'fan_mode_setting':'on'}")));
    assertEquals("success", last(send("ACTIVATE_CLIMATE_PRESET", "{'climate_preset_key':'away'}")));
    assertEquals(16, wall.heating);
    box.run(Duration.ofMinutes(30));
    assertEquals(16, wall.heating, "an activated preset goes before the schedule");
  }

  @Test
  void a_restart_resumes_the_right_preset_and_an_override_in_its_course() {
    push(guests("'max_override_period_minutes':20"));
    box.run(Duration.ofMinutes(5));
    box.kill();
    box.run(Duration.ofMinutes(7));
    assertEquals(21, wall.heating, "the schedule began meanwhile");
    wall.turnTo(25);
    box.run(Duration.ofMinutes(5));
    box.kill();
    box.run(Duration.ofMinutes(10));
    assertEquals(25, wall.heating, "fifteen minutes");
    box.run(Duration.ofMinutes(6));
    assertEquals(21, wall.heating);
    assertEquals(1, box.events(ADJUSTED).size(), "the restart is nobody's change");
  }

  @Test
  void a_device_that_lost_its_settings_while_the_box_was_down_gets_them_again() {
    push("{" + PRESETS + ",'fallback_climate_preset_key':'home'}");
    box.kill();
    wall.mode = HvacMode.OFF;
    box.run(WHILE);
    assertEquals(HvacMode.HEAT, wall.mode);
    assertEquals(0, box.events(ADJUSTED).size());
    assertEquals(1, box.events(ACTIVATED).size(), "it had been told");
    send("ACTIVATE_CLIMATE_PRESET", "{'climate_preset_key':'away'}");
    box.kill();
    wall.mode = HvacMode.OFF;
    wall.heating = 18;
    box.run(WHILE);
    assertEquals(HvacMode.HEAT, wall.mode);
    assertEquals(16, wall.heating, "an activated preset is resumed too");
    assertEquals(2, box.events(ACTIVATED).size());
  }

  @Test
  void a_device_that_was_away_gets_its_preset_when_it_is_back() {
    var door = box.doors.door(Box.door(0));
    door.mood = Mood.OFFLINE;
    push("{" + PRESETS + ",'fallback_climate_preset_key':'home'}");
    box.run(Duration.ofMinutes(3));
    assertEquals(18, wall.heating);
    door.mood = Mood.WELL;
    box.run(Duration.ofMinutes(20));
    assertEquals(21, wall.heating);
    assertEquals(1, box.events(ACTIVATED).size());
  }

  @Test
  void a_device_that_does_not_take_its_preset_is_not_pestered() {
    wall.stubborn = true;
    push("{" + PRESETS + ",'fallback_climate_preset_key':'home'}");
    box.run(Duration.ofHours(1));
    var tries = wall.heard.stream().filter("mode HEAT"::equals).count();
    assertTrue(tries >= 6 && tries <= 12, () -> tries + " tries");
    wall.stubborn = false;
    box.run(Duration.ofMinutes(16));
    assertEquals(21, wall.heating);
  }

  @Test
  void a_weekly_program_runs_through_its_days() {
    var day = new UUID(0, 5);
    push("{" + PRESETS + "}");
    assertEquals(
        "success",
        last(
            push(
                "{'thermostat_daily_program_id':'"
                    + day
                    + "','name':'Work','periods':[{'starts_at_time':'07:00:00','climate_preset_key':'away'},"
                    + "{'starts_at_time':'17:30:00','climate_preset_key':'home'}]}")));
    assertEquals(
        "success",
        last(push("{'thursday_program_id':'" + day + "','friday_program_id':'" + day + "'}")));
    box.run(Duration.ofHours(7));
    assertEquals(16, wall.heating, "Thursday 07:00");
    box.run(Duration.ofHours(11));
    assertEquals(21, wall.heating, "Thursday 18:00");
    box.kill();
    box.run(Duration.ofHours(12));
    assertEquals(21, wall.heating, "Friday 06:00");
    box.run(Duration.ofHours(2));
    assertEquals(16, wall.heating, "Friday 08:00");
    assertEquals(3, box.events(ACTIVATED).size());
    assertEquals(
        day.toString(),
        state().path("thermostat_weekly_program").path("friday_program_id").asText());
    assertTrue(state().path("thermostat_weekly_program").path("monday_program_id").isNull());
    assertEquals(1, state().path("thermostat_daily_programs").size());
  }

  @Test
  void a_preset_that_is_pushed_anew_is_set_anew() {
    push("{" + PRESETS + ",'fallback_climate_preset_key':'home'}");
    push(
        "{'climate_presets':[{'climate_preset_key':'home','hvac_mode_setting':'heat','heating_set_point_celsius':23}]}");
    assertEquals(23, wall.heating);
  }

  @Test
  void an_activated_preset_that_is_pushed_away_leaves_the_device_as_it_is() {
    push("{" + PRESETS + "}");
    send("ACTIVATE_CLIMATE_PRESET", "{'climate_preset_key':'home'}");
    assertEquals("success", last(push("{'climate_presets':[]}")));
    box.run(Duration.ofHours(1));
    assertEquals(21, wall.heating);
  }

  @Test
  void temperatures_are_told_as_published() {
    push("{'temperature_threshold':{'upper_limit_celsius':30,'lower_limit_celsius':null}}");
    send("SET_HVAC_MODE", "{'hvac_mode_setting':'heat','heating_set_point_celsius':21}");
    wall.feel(19);
    wall.feel(20.5);
    wall.feel(31);
    wall.feel(25);
    box.run(WHILE);
    assertEquals(3, box.events("thermostat.temperature_changed").size());
    var reached = box.events("thermostat.temperature_reached_set_point").getFirst();
    assertEquals(20.5, reached.path("temperature_celsius").doubleValue());
    assertEquals(21, reached.path("desired_temperature_celsius").doubleValue());
    var exceeded = box.events("thermostat.temperature_threshold_exceeded").getFirst();
    assertEquals(86, exceeded.path("upper_limit_fahrenheit").doubleValue());
    assertTrue(exceeded.path("lower_limit_celsius").isNull());
    assertEquals(1, box.events("thermostat.temperature_threshold_no_longer_exceeded").size());
    assertEquals(25, state().path("temperature_celsius").doubleValue());
    assertEquals(77, state().path("temperature_fahrenheit").doubleValue());
  }

  @Test
  void a_sandbox_reset_forgets_everything_of_a_simulated_thermostat() {
    push("{" + PRESETS + ",'fallback_climate_preset_key':'home'}");
    var id = box.id();
    var body =
        Commands.body(
            id, "RESET_SANDBOX_WORKSPACE", Box.door(0), box.time.wall(), Duration.ofMinutes(1));
    body.remove("device_id");
    box.send(Commands.message(body, "gateway"), WHILE);
    assertEquals("success", last(id));
    assertTrue(box.store.blobs(Kept.BLOBS).isEmpty());
    assertEquals(
        "climate_preset_not_found",
        last(send("ACTIVATE_CLIMATE_PRESET", "{'climate_preset_key':'home'}")));
  }

  @Test
  void the_state_says_what_the_device_can() {
    send("SET_FAN_MODE", "{'fan_mode_setting':'on'}");
    assertEquals(
        "[\"cool\",\"heat\",\"heat_cool\",\"off\"]",
        state().path("available_hvac_mode_settings").toString());
    assertEquals(2, state().path("min_heating_cooling_delta_celsius").doubleValue());
    assertEquals(86, state().path("max_heating_set_point_fahrenheit").doubleValue());
    assertEquals("off", setting().path("hvac_mode_setting").asText());
  }

  private static String guests(String more) {
    return "{"
        + PRESETS
        + ",'fallback_climate_preset_key':'away','thermostat_schedules':["
        + schedule(1, "home", "2026-01-01T00:10:00Z", "2026-01-01T02:00:00Z", "," + more)
        + "]}";
  }

  private static String schedule(int id, String key, String from, String to, String more) {
    return "{'thermostat_schedule_id':'%s','climate_preset_key':'%s','starts_at':'%s','ends_at':'%s'%s}"
        .formatted(new UUID(1, id), key, from, to, more);
  }

  private UUID push(String params) {
    return send("PUSH_THERMOSTAT_PROGRAMS", params);
  }

  private UUID send(String type, String params) {
    var id = box.command(type, 0, json(params));
    box.run(WHILE);
    return id;
  }

  private String last(UUID attempt) {
    return box.course(attempt).getLast();
  }

  private JsonNode setting() {
    return state().path("current_climate_setting");
  }

  private JsonNode state() {
    return Json.read(Bytes.utf8(box.slot("state/" + Box.door(0)))).orElseThrow().path("properties");
  }

  private static ObjectNode json(String text) {
    return Json.read(Bytes.utf8(text.replace('\'', '"'))).orElseThrow();
  }
}
