package io.lintel.hardware;

import static io.lintel.hardware.rig.GatewayFile.deviceId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.hardware.rig.Command;
import io.lintel.hardware.rig.Message;
import io.lintel.hardware.rig.Platform;
import io.lintel.hardware.rig.SeamTypes;
import io.lintel.hardware.rig.Site;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged daemon with a simulated thermostat and noise sensor, as a platform sees them. */
class ClimateAndNoiseTest {
  private static final String THERMOSTAT = deviceId(1);
  private static final String SENSOR = deviceId(2);
  private static final List<Map<String, Object>> PRESETS =
      List.of(
          Map.of(
              "climate_preset_key",
              "home",
              "hvac_mode_setting",
              "heat",
              "heating_set_point_fahrenheit",
              70),
          Map.of("climate_preset_key", "away", "hvac_mode_setting", "off"));

  @TempDir private static Path folder;
  private static Site site;
  private static Platform platform;

  @BeforeAll
  static void open() {
    site =
        Site.open(
            folder,
            file ->
                file.driver("simulator", "{}")
                    .device(1, "Living room", "simulator", "{kind: thermostat}")
                    .device(2, "Hall", "simulator", "{kind: noise_sensor}"));
    platform = site.platform();
  }

  @AfterAll
  static void everything_published_is_as_the_schemas_say() {
    if (site != null) {
      SeamTypes.assertValid(platform.received());
      site.close();
    }
  }

  @Test
  void a_fallback_preset_is_set_told_and_resumed_after_the_daemon_was_killed() {
    run(
        "PUSH_THERMOSTAT_PROGRAMS",
        THERMOSTAT,
        Map.of("climate_presets", PRESETS, "fallback_climate_preset_key", "home"));
    JsonNode activated = event("thermostat.climate_preset_activated");
    assertEquals("home", activated.path("climate_preset_key").asText());
    assertTrue(activated.path("is_fallback_climate_preset").asBoolean());
    awaitState(THERMOSTAT, ClimateAndNoiseTest::isWarm);

    int before = platform.received().all().size();
    site.daemon().kill();
    site.start();
    site.daemon().awaitReady();
    platform.await(
        "the preset after the restart",
        () -> state(THERMOSTAT, before).filter(ClimateAndNoiseTest::isWarm));
    assertEquals(1, told("thermostat.climate_preset_activated"));
  }

  @Test
  void a_noise_is_told_once_and_shown_until_it_is_quiet() {
    JsonNode end =
        run(
            "CREATE_NOISE_THRESHOLD",
            SENSOR,
            Map.of(
                "starts_daily_at",
                "00:00:00",
                "ends_daily_at",
                "00:00:00[Europe/Paris]",
                "noise_threshold_decibels",
                60));
    String id = end.at("/action_attempt/result/noise_threshold/noise_threshold_id").asText();
    hear(80);
    assertEquals(
        id, event("noise_sensor.noise_threshold_triggered").path("noise_threshold_id").asText());
    awaitState(SENSOR, state -> triggering(state).equals(id));
    hear(40);
    awaitState(SENSOR, state -> triggering(state).isEmpty());
    assertEquals(1, told("noise_sensor.noise_threshold_triggered"));
  }

  private static void hear(int decibels) {
    try (var control = site.control()) {
      control.request(Map.of("device_id", SENSOR, "do", "reading", "value", decibels));
    }
  }

  private static boolean isWarm(JsonNode state) {
    JsonNode setting = state.at("/properties/current_climate_setting");
    return setting.path("hvac_mode_setting").asText().equals("heat")
        && setting.path("heating_set_point_celsius").asDouble() == 21;
  }

  private static String triggering(JsonNode state) {
    return state.at("/properties/currently_triggering_noise_threshold_ids/0").asText("");
  }

  private static JsonNode run(String type, String device, Map<String, Object> params) {
    JsonNode end = platform.run(Command.of(type, device).with("params", params));
    assertEquals("success", Platform.status(end), end::toString);
    return end;
  }

  /** The gateway may repeat what it sent before it was killed: the same event, with the same id. */
  private static long told(String type) {
    return platform.received().events(type).stream()
        .map(event -> event.path("event_id").asText())
        .distinct()
        .count();
  }

  private static JsonNode event(String type) {
    return platform.await(type, () -> platform.received().events(type).stream().findFirst());
  }

  private static void awaitState(String device, Predicate<JsonNode> fits) {
    platform.await("the state of " + device, () -> state(device, 0).filter(fits));
  }

  /** The last one, of those that came after the first {@code from} messages. */
  private static Optional<JsonNode> state(String device, int from) {
    List<Message> all = platform.received().all();
    return all.subList(Math.min(from, all.size()), all.size()).stream()
        .filter(message -> message.subject().equals("state/" + device))
        .reduce((one, later) -> later)
        .map(Message::json);
  }
}
