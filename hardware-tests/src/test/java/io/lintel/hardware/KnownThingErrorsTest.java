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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The packaged daemon and how commands end that are about what is there already: a code, a program,
 * a threshold, a credential. What needs nothing before is in {@link EveryErrorTest}.
 */
@Timeout(180)
class KnownThingErrorsTest {
  private static final String GATE = deviceId(1);
  private static final String FULL_LOCK = deviceId(2);
  private static final String THERMOSTAT = deviceId(3);
  private static final String SENSOR = deviceId(4);
  private static final String FULL_SENSOR = deviceId(5);
  private static final String ENCODER = deviceId(6);
  private static final String SUCCESS = "success";
  private static final int PRESETS_MAX = 20;
  private static final int THRESHOLDS_MAX = 24;

  /** Seconds: what a lock refuses is told at the third try, 7 s after the first. */
  private static final int TRIED_THRICE = 15;

  @TempDir private static Path folder;
  private static Site site;
  private static int digits = 600_000;

  @BeforeAll
  static void open() {
    site =
        Site.open(
            folder,
            file ->
                file.driver("simulator", "{}")
                    .device(1, "Gate", "simulator", "{kind: keypad_lock, codes: [\"1234\"]}")
                    .device(2, "Full lock", "simulator", "{kind: keypad_lock, slots: 4}")
                    .device(3, "Living room", "simulator", "{kind: thermostat}")
                    .device(4, "Hall", "simulator", "{kind: noise_sensor}")
                    .device(5, "Loft", "simulator", "{kind: noise_sensor}")
                    .device(6, "Desk", "simulator", "{kind: encoder}")
                    .section(Limits.LIFTED));
  }

  @AfterAll
  static void everything_published_is_as_the_schemas_say() {
    Site.closeValidated(site);
  }

  @Test
  void a_lock_that_refuses_keeps_the_old_digits_and_the_change_stays_wanted() {
    String id = createdCode(GATE);
    act(GATE, "refuse_codes");
    try {
      assertEquals("failed_to_set_on_device", end(update(GATE, id, nextDigits())));
    } finally {
      act(GATE, "release");
    }
  }

  @Test
  void a_lock_that_refuses_keeps_a_deleted_code_for_now() {
    String id = createdCode(GATE);
    act(GATE, "refuse_codes");
    try {
      assertEquals("failed_to_remove_from_device", end(delete(id)));
    } finally {
      act(GATE, "release");
    }
  }

  @Test
  void a_lock_that_is_away_takes_no_change_and_forgets_no_code() {
    String id = createdCode(GATE);
    act(GATE, "offline");
    try {
      assertEquals("device_disconnected", end(update(GATE, id, nextDigits())));
      assertEquals("device_disconnected", end(delete(id)));
    } finally {
      act(GATE, "online");
    }
  }

  @Test
  void a_code_does_not_change_to_one_that_the_lock_holds() {
    assertEquals("duplicate_code_on_device", end(update(GATE, createdCode(GATE), "1234")));
  }

  @Test
  void a_code_does_not_change_to_one_that_the_lock_cannot_hold() {
    assertEquals("invalid_code_format", end(update(GATE, createdCode(GATE), "12")));
  }

  @Test
  void a_deleted_code_cannot_be_changed_or_deleted_again() {
    String id = createdCode(GATE);
    assertEquals(SUCCESS, end(delete(id)));
    assertEquals("access_code_not_found", end(update(GATE, id, nextDigits())));
  }

  @Test
  void a_full_lock_takes_no_code_but_still_changes_those_it_has() {
    String id = createdCode(FULL_LOCK);
    act(FULL_LOCK, "fill_slots");
    JsonNode refused = run("CREATE_ACCESS_CODE", FULL_LOCK, Map.of("code", nextDigits()));
    assertEquals("no_space_for_access_code_on_device", end(refused));
    assertEquals(SUCCESS, end(update(FULL_LOCK, id, nextDigits())));
  }

  @Test
  void a_week_speaks_of_no_program_that_there_is_none_of() {
    Map<String, Object> week = Map.of("monday_program_id", UUID.randomUUID().toString());
    assertEquals("thermostat_program_not_found", push(week));
  }

  @Test
  void a_program_speaks_of_no_preset_that_there_is_none_of() {
    Map<String, Object> period =
        Map.of("starts_at_time", "08:00:00", "climate_preset_key", "nobody_knows_it");
    Map<String, Object> program =
        Map.of(
            "thermostat_daily_program_id",
            UUID.randomUUID().toString(),
            "name",
            "Day",
            "periods",
            List.of(period));
    assertEquals("climate_preset_not_found", push(program));
  }

  @Test
  void more_presets_than_fit_are_refused_as_a_whole() {
    assertEquals(
        "thermostat_program_too_large", push(Map.of("climate_presets", presets(PRESETS_MAX + 1))));
    assertEquals(SUCCESS, push(Map.of("climate_presets", presets(PRESETS_MAX))));
  }

  @Test
  void thresholds_of_one_sensor_do_not_overlap() {
    String id = createdThreshold(SENSOR, 8, 9);
    assertEquals("noise_threshold_overlap", end(createThreshold(SENSOR, 8, 10)));
    createdThreshold(SENSOR, 10, 11);
    Map<String, Object> longer =
        Map.of("noise_threshold_id", id, "ends_daily_at", "10:30:00[Europe/Paris]");
    assertEquals("noise_threshold_overlap", end(run("UPDATE_NOISE_THRESHOLD", SENSOR, longer)));
  }

  @Test
  void a_sensor_has_so_many_thresholds_and_no_more() {
    IntStream.range(0, THRESHOLDS_MAX - 1).forEach(n -> createdMinutes(n, SUCCESS));
    createdMinutes(THRESHOLDS_MAX - 1, SUCCESS);
    createdMinutes(THRESHOLDS_MAX, "no_space_for_noise_threshold");
  }

  /** The closed list of an access method's errors has no word for it. */
  @ParameterizedTest
  @CsvSource({"acs_credential, credential_deleted", "access_method, uncategorized_error"})
  void what_was_deleted_is_not_put_on_a_card(String kind, String expected) {
    layCard("blank");
    assertEquals(expected, end(encode(kind, newId(), true)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"acs_credential", "access_method"})
  void what_is_on_a_card_is_not_put_on_another(String kind) {
    String id = newId();
    layCard("blank");
    assertEquals(SUCCESS, end(encode(kind, id, false)));
    layCard("blank");
    assertEquals("credential_cannot_be_reissued", end(encode(kind, id, false)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"acs_credential", "access_method"})
  void a_card_of_another_kind_is_not_written(String kind) {
    layCard("foreign");
    assertEquals("incompatible_card_format", end(encode(kind, newId(), false)));
  }

  private static String createdCode(String lock) {
    JsonNode end = run("CREATE_ACCESS_CODE", lock, Map.of("code", nextDigits()));
    assertEquals(SUCCESS, end(end), end::toString);
    return end.at("/action_attempt/result/access_code/access_code_id").asText();
  }

  private static JsonNode update(String lock, String id, String code) {
    return run("UPDATE_ACCESS_CODE", lock, Map.of("access_code_id", id, "code", code));
  }

  private static JsonNode delete(String id) {
    return run("DELETE_ACCESS_CODE", GATE, Map.of("access_code_id", id));
  }

  private static String push(Map<String, Object> programs) {
    return end(run("PUSH_THERMOSTAT_PROGRAMS", THERMOSTAT, programs));
  }

  private static List<Map<String, Object>> presets(int count) {
    return IntStream.range(0, count)
        .<Map<String, Object>>mapToObj(
            n ->
                Map.of(
                    "climate_preset_key",
                    "preset" + n,
                    "hvac_mode_setting",
                    "heat",
                    "heating_set_point_celsius",
                    20))
        .toList();
  }

  private static String createdThreshold(String sensor, int fromHour, int toHour) {
    JsonNode end = createThreshold(sensor, fromHour, toHour);
    assertEquals(SUCCESS, end(end), end::toString);
    return end.at("/action_attempt/result/noise_threshold/noise_threshold_id").asText();
  }

  private static JsonNode createThreshold(String sensor, int fromHour, int toHour) {
    return createThreshold(sensor, time(60 * fromHour), time(60 * toHour));
  }

  private static void createdMinutes(int n, String expected) {
    JsonNode end = createThreshold(FULL_SENSOR, time(10 * n), time(10 * n + 5));
    assertEquals(expected, end(end), end::toString);
  }

  private static JsonNode createThreshold(String sensor, String from, String to) {
    Map<String, Object> params =
        Map.of("starts_daily_at", from, "ends_daily_at", to, "noise_threshold_decibels", 60);
    return run("CREATE_NOISE_THRESHOLD", sensor, params);
  }

  private static String time(int minute) {
    return "%02d:%02d:00[Europe/Paris]".formatted(minute / 60, minute % 60);
  }

  private static JsonNode encode(String kind, String id, boolean isDeleted) {
    Map<String, Object> record = new HashMap<>();
    record.put(kind + "_id", id);
    record.put("display_name", "Room 12");
    record.put("is_deleted", isDeleted);
    if (kind.equals("access_method")) {
      record.put("mode", "card");
    }
    String type = kind.equals("access_method") ? "ENCODE_ACCESS_METHOD" : "ENCODE_CREDENTIAL";
    return run(type, ENCODER, Map.of("acs_encoder_id", ENCODER, kind + "_id", id, kind, record));
  }

  /** A card that was never there, in the place of whatever lies there. */
  private static void layCard(String content) {
    try (SimulatorControl control = site.control()) {
      control.act(ENCODER, "remove_card");
    }
    done(
        Map.of(
            "device_id",
            ENCODER,
            "do",
            "present_card",
            "uid",
            "%014x".formatted(digits++),
            "content",
            content));
  }

  private static JsonNode run(String type, String device, Map<String, Object> params) {
    return site.platform()
        .run(Command.of(type, device).with("params", params).with("timeout_s", TRIED_THRICE));
  }

  /** How an attempt ended, in one word. */
  private static String end(JsonNode envelope) {
    String error = Platform.errorType(envelope);
    return error.isEmpty() ? Platform.status(envelope) : error;
  }

  private static void act(String device, String deed) {
    done(Map.of("device_id", device, "do", deed));
  }

  private static void done(Map<String, Object> request) {
    try (SimulatorControl control = site.control()) {
      JsonNode reply = control.request(request);
      assertEquals("true", reply.path("ok").asText(), reply::toString);
    }
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  private static String nextDigits() {
    return Integer.toString(digits++);
  }
}
