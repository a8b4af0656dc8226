package io.lintel.hardware;

import static io.lintel.hardware.rig.GatewayFile.deviceId;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.hardware.rig.Command;
import io.lintel.hardware.rig.Limits;
import io.lintel.hardware.rig.Platform;
import io.lintel.hardware.rig.SimulatorControl;
import io.lintel.hardware.rig.Site;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What an action type can end as beside what {@link EveryActionTest} tries, at the packaged daemon
 * with simulated devices. All that came back is checked against the published schemas.
 */
@Timeout(60)
class EveryErrorTest {
  private static final String LOCK = deviceId(1);
  private static final String KEYPAD_LOCK = deviceId(2);
  private static final String THERMOSTAT = deviceId(3);
  private static final String SENSOR = deviceId(4);
  private static final String ENCODER = deviceId(5);
  private static final String NOBODY = deviceId(0xee);
  private static final String WELL = "look";
  private static final String OPEN_AND_JAMMED = "manual_unlock jam";
  private static final Map<String, Object> NONE = Map.of();
  private static final String GONE = "device_disconnected";
  private static final String CANNOT = "device_not_supported";
  private static final String WRONG = "invalid_parameter";
  private static final String OTHER = "uncategorized_error";
  private static final String NOT_SET = "failed_to_set_on_device";

  /** Seconds: what a lock refuses is told at the third try, 7 s after the first. */
  private static final int TRIED_THRICE = 15;

  private static final int PROMPT = 3;

  /** How a device that something was done to is brought back. */
  private static final Map<String, String> UNDONE_BY =
      Map.of(
          OPEN_AND_JAMMED, "unjam", "jam", "unjam", "offline", "online", "refuse_codes", "release");

  /**
   * One ending.
   *
   * @param deed what is done to the device before, in words with spaces between
   */
  record Row(String type, String device, String deed, Map<String, Object> params, String end) {}

  static final List<Row> ROWS =
      List.of(
          row("LOCK_DOOR", LOCK, OPEN_AND_JAMMED, NONE, "lock_jammed"),
          row("LOCK_DOOR", LOCK, "offline", NONE, GONE),
          row("LOCK_DOOR", SENSOR, WELL, NONE, CANNOT),
          row("UNLOCK_DOOR", LOCK, "jam", NONE, "lock_jammed"),
          row("UNLOCK_DOOR", LOCK, "offline", NONE, GONE),
          row("UNLOCK_DOOR", SENSOR, WELL, NONE, CANNOT),
          row("CREATE_ACCESS_CODE", KEYPAD_LOCK, WELL, code("1234"), "duplicate_code_on_device"),
          row("CREATE_ACCESS_CODE", KEYPAD_LOCK, WELL, code("12"), "invalid_code_format"),
          row("CREATE_ACCESS_CODE", KEYPAD_LOCK, WELL, Map.of("code", 4), WRONG),
          row("CREATE_ACCESS_CODE", KEYPAD_LOCK, "offline", code("5001"), GONE),
          row("CREATE_ACCESS_CODE", KEYPAD_LOCK, "refuse_codes", code("5002"), NOT_SET),
          row("CREATE_ACCESS_CODE", THERMOSTAT, WELL, code("5003"), CANNOT),
          row("UPDATE_ACCESS_CODE", KEYPAD_LOCK, WELL, codeOf(NOBODY), "access_code_not_found"),
          row("UPDATE_ACCESS_CODE", KEYPAD_LOCK, WELL, NONE, WRONG),
          row("UPDATE_ACCESS_CODE", THERMOSTAT, WELL, codeOf(NOBODY), CANNOT),
          row("DELETE_ACCESS_CODE", KEYPAD_LOCK, WELL, NONE, WRONG),
          row("DELETE_ACCESS_CODE", THERMOSTAT, WELL, codeOf(NOBODY), CANNOT),
          row("SYNC_ACCESS_CODES", KEYPAD_LOCK, "offline", NONE, GONE),
          row("SYNC_ACCESS_CODES", THERMOSTAT, WELL, NONE, CANNOT),
          row("SET_FAN_MODE", THERMOSTAT, WELL, fan("circulate"), "unsupported_fan_mode"),
          row("SET_FAN_MODE", THERMOSTAT, WELL, fan("gale"), WRONG),
          row("SET_FAN_MODE", THERMOSTAT, "offline", fan("on"), GONE),
          row("SET_FAN_MODE", LOCK, WELL, fan("on"), CANNOT),
          row("SET_HVAC_MODE", THERMOSTAT, WELL, mode("eco"), "unsupported_hvac_mode"),
          row("SET_HVAC_MODE", THERMOSTAT, WELL, heat(90), "set_point_out_of_range"),
          row("SET_HVAC_MODE", THERMOSTAT, WELL, mode("boil"), WRONG),
          row("SET_HVAC_MODE", THERMOSTAT, "offline", heat(21), GONE),
          row("SET_HVAC_MODE", LOCK, WELL, heat(21), CANNOT),
          row("ACTIVATE_CLIMATE_PRESET", THERMOSTAT, WELL, preset(), "climate_preset_not_found"),
          row("ACTIVATE_CLIMATE_PRESET", THERMOSTAT, WELL, NONE, WRONG),
          row("ACTIVATE_CLIMATE_PRESET", LOCK, WELL, preset(), CANNOT),
          row("PUSH_THERMOSTAT_PROGRAMS", THERMOSTAT, WELL, Map.of("climate_presets", 1), WRONG),
          row("PUSH_THERMOSTAT_PROGRAMS", LOCK, WELL, NONE, CANNOT),
          row("CREATE_NOISE_THRESHOLD", SENSOR, WELL, NONE, WRONG),
          row("CREATE_NOISE_THRESHOLD", LOCK, WELL, NONE, CANNOT),
          row("UPDATE_NOISE_THRESHOLD", SENSOR, WELL, noise(), "noise_threshold_not_found"),
          row("UPDATE_NOISE_THRESHOLD", LOCK, WELL, noise(), CANNOT),
          row("DELETE_NOISE_THRESHOLD", SENSOR, WELL, NONE, WRONG),
          row("DELETE_NOISE_THRESHOLD", LOCK, WELL, noise(), CANNOT),
          row("SCAN_CREDENTIAL", ENCODER, WELL, NONE, "no_credential_on_encoder"),
          row("SCAN_CREDENTIAL", ENCODER, "offline", NONE, "encoder_not_online"),
          row("SCAN_CREDENTIAL", LOCK, WELL, NONE, OTHER),
          row("ENCODE_CREDENTIAL", ENCODER, WELL, card(), "no_credential_on_encoder"),
          row("ENCODE_CREDENTIAL", ENCODER, "offline", card(), "encoder_not_online"),
          row("ENCODE_CREDENTIAL", LOCK, WELL, card(), OTHER),
          row("ENCODE_ACCESS_METHOD", ENCODER, WELL, method(), "no_credential_on_encoder"),
          row("ENCODE_ACCESS_METHOD", ENCODER, "offline", method(), OTHER),
          row("ENCODE_ACCESS_METHOD", LOCK, WELL, method(), OTHER),
          row("SIMULATE_KEYPAD_CODE_ENTRY", KEYPAD_LOCK, WELL, NONE, WRONG),
          row("SIMULATE_KEYPAD_CODE_ENTRY", THERMOSTAT, WELL, code("1234"), CANNOT),
          row("SIMULATE_MANUAL_LOCK_VIA_KEYPAD", KEYPAD_LOCK, OPEN_AND_JAMMED, NONE, "lock_jammed"),
          row("SIMULATE_MANUAL_LOCK_VIA_KEYPAD", THERMOSTAT, WELL, NONE, CANNOT));

  @TempDir private static Path folder;
  private static Site site;

  @BeforeAll
  static void open() {
    site =
        Site.open(
            folder,
            file ->
                file.driver("simulator", "{}")
                    .locks(1, 1, "20ms")
                    .device(2, "Gate", "simulator", "{kind: keypad_lock, codes: [\"1234\"]}")
                    .device(
                        3,
                        "Living room",
                        "simulator",
                        "{kind: thermostat, modes: [\"off\", heat], fan_modes: [auto, \"on\"]}")
                    .device(4, "Hall", "simulator", "{kind: noise_sensor}")
                    .device(5, "Desk", "simulator", "{kind: encoder}")
                    .section(Limits.LIFTED));
  }

  @AfterAll
  static void everything_published_is_as_the_schemas_say() {
    Site.closeValidated(site);
  }

  @ParameterizedTest
  @FieldSource("ROWS")
  void it_ends_in_its_own_word(Row row) {
    Command command =
        Command.of(row.type, row.device)
            .with("params", row.params)
            .with("timeout_s", row.type.contains("ACCESS_CODE") ? TRIED_THRICE : PROMPT);
    act(row.device, row.deed);
    try {
      JsonNode end = site.platform().run(command);
      assertEquals(row.end, Platform.errorType(end), end::toString);
    } finally {
      act(row.device, UNDONE_BY.getOrDefault(row.deed, WELL));
    }
  }

  private static void act(String device, String deed) {
    try (SimulatorControl control = site.control()) {
      for (String one : deed.split(" ", -1)) {
        JsonNode reply = control.act(device, one);
        assertEquals("true", reply.path("ok").asText(), reply::toString);
      }
    }
  }

  private static Row row(
      String type, String device, String deed, Map<String, Object> params, String end) {
    return new Row(type, device, deed, params, end);
  }

  private static Map<String, Object> code(String digits) {
    return Map.of("code", digits);
  }

  private static Map<String, Object> codeOf(String id) {
    return Map.of("access_code_id", id);
  }

  private static Map<String, Object> fan(String mode) {
    return Map.of("fan_mode_setting", mode);
  }

  private static Map<String, Object> mode(String mode) {
    return Map.of("hvac_mode_setting", mode);
  }

  private static Map<String, Object> heat(int celsius) {
    return Map.of("hvac_mode_setting", "heat", "heating_set_point_celsius", celsius);
  }

  private static Map<String, Object> preset() {
    return Map.of("climate_preset_key", "nobody_knows_it");
  }

  private static Map<String, Object> noise() {
    return Map.of("noise_threshold_id", NOBODY);
  }

  private static Map<String, Object> card() {
    return Map.of("acs_credential", Map.of("acs_credential_id", NOBODY));
  }

  private static Map<String, Object> method() {
    return Map.of("access_method", Map.of("access_method_id", NOBODY));
  }
}
