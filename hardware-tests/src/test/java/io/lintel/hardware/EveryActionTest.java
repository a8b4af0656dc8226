package io.lintel.hardware;

import static io.lintel.hardware.rig.GatewayFile.deviceId;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.hardware.rig.Command;
import io.lintel.hardware.rig.Limits;
import io.lintel.hardware.rig.Platform;
import io.lintel.hardware.rig.Signal;
import io.lintel.hardware.rig.SimulatorControl;
import io.lintel.hardware.rig.Site;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each of the 19 action types at the packaged daemon: it succeeds, it comes too late, its device
 * hangs, and the daemon is killed in its middle. All that came back is checked against the
 * published schemas. What else each type can end as is in the tests of its own package.
 */
@Timeout(120)
class EveryActionTest {
  private static final String LOCK = deviceId(1);
  private static final String KEYPAD_LOCK = deviceId(2);
  private static final String THERMOSTAT = deviceId(3);
  private static final String SENSOR = deviceId(4);
  private static final String ENCODER = deviceId(5);
  private static final String TIMEOUT = "command_timeout";
  private static final String RESTARTED = "gateway_restarted";
  private static final String SUCCESS = "success";

  /** The errors of encoders are a closed list, which has no word for a time-out or a restart. */
  private static final String SILENT = "encoder_communication_timeout";

  private static final String INTERRUPTED = "encoding_interrupted";
  private static final String NO_CARD = "no_credential_on_encoder";
  private static final String OTHER = "uncategorized_error";
  private static final String EXPIRED = "action_attempt_expired";
  private static final Duration CONTROL_LIMIT = Duration.ofSeconds(20);
  private static final List<Map<String, Object>> PRESETS =
      List.of(
          Map.of(
              "climate_preset_key",
              "home",
              "hvac_mode_setting",
              "heat",
              "heating_set_point_celsius",
              21));

  /** An action type, where it is tried, and how it ends at a device that hangs and after a kill. */
  enum Row {
    LOCK_DOOR(LOCK, TIMEOUT, RESTARTED),
    UNLOCK_DOOR(LOCK, TIMEOUT, RESTARTED),
    CREATE_ACCESS_CODE(KEYPAD_LOCK, TIMEOUT, SUCCESS),
    UPDATE_ACCESS_CODE(KEYPAD_LOCK, TIMEOUT, SUCCESS),
    DELETE_ACCESS_CODE(KEYPAD_LOCK, TIMEOUT, SUCCESS),
    SYNC_ACCESS_CODES(KEYPAD_LOCK, TIMEOUT, SUCCESS),
    SET_FAN_MODE(THERMOSTAT, TIMEOUT, SUCCESS),
    SET_HVAC_MODE(THERMOSTAT, TIMEOUT, SUCCESS),
    ACTIVATE_CLIMATE_PRESET(THERMOSTAT, TIMEOUT, SUCCESS),
    PUSH_THERMOSTAT_PROGRAMS(THERMOSTAT, SUCCESS, SUCCESS),
    CREATE_NOISE_THRESHOLD(SENSOR, SUCCESS, SUCCESS),
    UPDATE_NOISE_THRESHOLD(SENSOR, SUCCESS, SUCCESS),
    DELETE_NOISE_THRESHOLD(SENSOR, SUCCESS, SUCCESS),
    SCAN_CREDENTIAL(ENCODER, SILENT, NO_CARD),
    ENCODE_CREDENTIAL(ENCODER, SILENT, INTERRUPTED),
    ENCODE_ACCESS_METHOD(ENCODER, OTHER, OTHER),
    SIMULATE_KEYPAD_CODE_ENTRY(KEYPAD_LOCK, TIMEOUT, RESTARTED),
    SIMULATE_MANUAL_LOCK_VIA_KEYPAD(KEYPAD_LOCK, TIMEOUT, RESTARTED),
    RESET_SANDBOX_WORKSPACE("", SUCCESS, SUCCESS);

    private final String device;
    private final String whenHung;
    private final String whenKilled;

    Row(String device, String whenHung, String whenKilled) {
      this.device = device;
      this.whenHung = whenHung;
      this.whenKilled = whenKilled;
    }

    private boolean touchesItsDevice() {
      return !whenHung.equals(SUCCESS);
    }
  }

  @TempDir private static Path folder;
  private static Site site;
  private static int digits = 200_000;
  private static int windows;

  @BeforeAll
  static void open() {
    site =
        Site.open(
            folder,
            file ->
                file.driver("simulator", "{}")
                    .locks(1, 1, "20ms")
                    .device(2, "Gate", "simulator", "{kind: keypad_lock, travel: 20ms}")
                    .device(3, "Living room", "simulator", "{kind: thermostat}")
                    .device(4, "Hall", "simulator", "{kind: noise_sensor}")
                    .device(5, "Desk", "simulator", "{kind: encoder}")
                    .section(Limits.LIFTED));
  }

  @AfterAll
  static void everything_published_is_as_the_schemas_say() {
    Site.closeValidated(site);
  }

  @ParameterizedTest
  @EnumSource
  void it_succeeds(Row row) {
    assertEquals(SUCCESS, end(site.platform().run(command(row))));
  }

  @ParameterizedTest
  @EnumSource
  void it_does_nothing_when_it_comes_too_late(Row row) {
    Instant past = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(5);
    Command late =
        command(row)
            .with("issued_at", past.minusSeconds(20).toString())
            .with("expires_at", past.toString());
    assertEquals("action_attempt_expired", end(site.platform().run(late)));
  }

  @ParameterizedTest
  @EnumSource
  void it_ends_in_time_at_a_device_that_hangs(Row row) {
    Command command = command(row).with("timeout_s", 2);
    act(row, "hang");
    try {
      String end = end(site.platform().run(command));
      // Behind work that an earlier row left at the same device it may not even begin.
      assertEquals(row.whenHung, end.equals(EXPIRED) ? TIMEOUT : end);
    } finally {
      act(row, "release");
    }
  }

  @ParameterizedTest
  @EnumSource
  void it_ends_truly_when_the_daemon_is_killed_in_its_middle(Row row) {
    Command command = command(row);
    act(row, "hang");
    site.platform().send(command);
    site.platform()
        .await(
            "a pending attempt",
            () -> site.platform().received().attempt(command.id()).stream().findFirst());
    site.daemon().kill();
    site.start();
    site.daemon().awaitReady();
    if (row.touchesItsDevice()) {
      act(row, "release");
    }
    String end = end(site.platform().awaitEnd(command));
    // What waits for no device may be done before the kill; what was not is not begun twice.
    assertEquals(row.whenKilled, !row.touchesItsDevice() && end.equals(RESTARTED) ? SUCCESS : end);
  }

  private static Command command(Row row) {
    String device = row.device.isEmpty() ? LOCK : row.device;
    Command command = Command.of(row.name(), device).with("params", params(row));
    return row.device.isEmpty() ? command.without("device_id").onTopic("command/gateway") : command;
  }

  private static Map<String, Object> params(Row row) {
    return switch (row) {
      case LOCK_DOOR -> unlocked();
      case UNLOCK_DOOR -> locked();
      case SYNC_ACCESS_CODES, RESET_SANDBOX_WORKSPACE, SIMULATE_MANUAL_LOCK_VIA_KEYPAD -> Map.of();
      case CREATE_ACCESS_CODE -> Map.of("code", nextCode());
      case UPDATE_ACCESS_CODE -> Map.of("access_code_id", code(), "code", nextCode());
      case DELETE_ACCESS_CODE -> Map.of("access_code_id", code());
      case SIMULATE_KEYPAD_CODE_ENTRY -> Map.of("code", "4711");
      case SET_FAN_MODE -> Map.of("fan_mode_setting", next() ? "on" : "auto");
      case SET_HVAC_MODE ->
          Map.of("hvac_mode_setting", "heat", "heating_set_point_celsius", next() ? 20 : 22);
      case PUSH_THERMOSTAT_PROGRAMS -> programs();
      case ACTIVATE_CLIMATE_PRESET -> {
        done("PUSH_THERMOSTAT_PROGRAMS", THERMOSTAT, programs());
        yield Map.of("climate_preset_key", "home");
      }
      case CREATE_NOISE_THRESHOLD -> threshold();
      case UPDATE_NOISE_THRESHOLD ->
          Map.of("noise_threshold_id", noiseThreshold(), "noise_threshold_decibels", 70);
      case DELETE_NOISE_THRESHOLD -> Map.of("noise_threshold_id", noiseThreshold());
      case SCAN_CREDENTIAL -> {
        present();
        yield Map.of("acs_encoder_id", ENCODER);
      }
      case ENCODE_CREDENTIAL -> credential();
      case ENCODE_ACCESS_METHOD -> accessMethod();
    };
  }

  private static Map<String, Object> locked() {
    done("LOCK_DOOR", LOCK, Map.of());
    return Map.of();
  }

  private static Map<String, Object> unlocked() {
    done("UNLOCK_DOOR", LOCK, Map.of());
    return Map.of();
  }

  private static Map<String, Object> programs() {
    return Map.of("climate_presets", PRESETS);
  }

  private static String code() {
    return done("CREATE_ACCESS_CODE", KEYPAD_LOCK, Map.of("code", nextCode()))
        .at("/access_code/access_code_id")
        .asText();
  }

  private static String noiseThreshold() {
    return done("CREATE_NOISE_THRESHOLD", SENSOR, threshold())
        .at("/noise_threshold/noise_threshold_id")
        .asText();
  }

  private static Map<String, Object> threshold() {
    var params = new HashMap<String, Object>();
    int minute = 10 * windows++;
    params.put("starts_daily_at", time(minute));
    params.put("ends_daily_at", time(minute + 5));
    params.put("noise_threshold_decibels", 60);
    return params;
  }

  private static String time(int minute) {
    return "%02d:%02d:00[Europe/Paris]".formatted(minute / 60, minute % 60);
  }

  private static Map<String, Object> credential() {
    present();
    String id = UUID.randomUUID().toString();
    return Map.of(
        "acs_encoder_id",
        ENCODER,
        "acs_credential_id",
        id,
        "acs_credential",
        Map.of("acs_credential_id", id, "display_name", "Room 12"));
  }

  private static Map<String, Object> accessMethod() {
    present();
    String id = UUID.randomUUID().toString();
    return Map.of(
        "acs_encoder_id",
        ENCODER,
        "access_method_id",
        id,
        "access_method",
        Map.of("access_method_id", id, "display_name", "Room 12", "mode", "card"));
  }

  /** A fresh card on the encoder. */
  private static void present() {
    try (SimulatorControl control = control()) {
      control.act(ENCODER, "remove_card");
      control.request(
          Map.of(
              "device_id",
              ENCODER,
              "do",
              "present_card",
              "uid",
              "%014x".formatted(digits++),
              "content",
              "blank"));
    }
  }

  private static void act(Row row, String deed) {
    if (!row.device.isEmpty()) {
      try (SimulatorControl control = control()) {
        control.act(row.device, deed);
      }
    }
  }

  /** Its socket opens soon after the daemon is ready. */
  private static SimulatorControl control() {
    return Signal.poll(CONTROL_LIMIT, Duration.ofMillis(50), EveryActionTest::opened)
        .orElseThrow(() -> new AssertionError("the simulator opens no control socket"));
  }

  private static Optional<SimulatorControl> opened() {
    try {
      return Optional.of(site.control());
    } catch (UncheckedIOException notYet) {
      return Optional.empty();
    }
  }

  private static boolean next() {
    return digits++ % 2 == 0;
  }

  private static String nextCode() {
    return Integer.toString(digits++);
  }

  private static JsonNode done(String type, String device, Map<String, Object> params) {
    JsonNode end = site.platform().run(Command.of(type, device).with("params", params));
    assertEquals(SUCCESS, end(end), end::toString);
    return end.at("/action_attempt/result");
  }

  /** {@code success}, or the type of the error. */
  private static String end(JsonNode envelope) {
    return Platform.status(envelope).equals(SUCCESS) ? SUCCESS : Platform.errorType(envelope);
  }
}
