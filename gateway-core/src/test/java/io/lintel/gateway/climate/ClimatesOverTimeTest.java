package io.lintel.gateway.climate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.action.Box;
import io.lintel.gateway.action.Commands;
import io.lintel.gateway.action.SimulatedDoors.Mood;
import io.lintel.spi.Thermostat.HvacMode;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Presets, schedules and weekly programs as the days go by, with guests and restarts. */
class ClimatesOverTimeTest extends ClimatesRig {
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
}
