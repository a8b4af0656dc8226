package io.lintel.hardware;

import static io.lintel.hardware.rig.GatewayFile.deviceId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.hardware.rig.Command;
import io.lintel.hardware.rig.GatewayFile;
import io.lintel.hardware.rig.Json;
import io.lintel.hardware.rig.Message;
import io.lintel.hardware.rig.Movement;
import io.lintel.hardware.rig.Movements;
import io.lintel.hardware.rig.Platform;
import io.lintel.hardware.rig.SeamTypes;
import io.lintel.hardware.rig.SimulatorControl;
import io.lintel.hardware.rig.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged daemon, mosquitto and simulated doors: what a platform sees of a good command. */
class EndToEndTest {
  private static final List<String> ENVELOPE_KEYS =
      List.of(
          "action_attempt",
          "device_id",
          "gateway_id",
          "workspace_id",
          "origin",
          "requested_at",
          "started_at",
          "finished_at",
          "clock",
          "store_id",
          "epoch",
          "sequence",
          "historical");
  private static final List<String> ATTEMPT_KEYS =
      List.of("action_attempt_id", "action_type", "status", "result", "error");
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

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
                    .locks(1, 8, "20ms")
                    .device(
                        9,
                        "Keypad door",
                        "simulator",
                        "{kind: keypad_lock, travel: 20ms, codes: [\"4711\"]}"));
    platform = site.platform();
  }

  @AfterAll
  static void close() {
    if (site != null) {
      site.close();
    }
  }

  @Test
  void an_unlock_is_pending_then_a_success_that_the_door_confirmed() {
    Command command = Command.unlock(deviceId(1));
    JsonNode end = platform.run(command);

    List<JsonNode> envelopes = platform.received().attempt(command.id());
    assertEquals(2, envelopes.size(), envelopes::toString);
    assertEquals("pending", Platform.status(envelopes.getFirst()));
    assertEquals("success", Platform.status(end));
    assertEquals(
        "{\"was_confirmed_by_device\":true}", end.path("action_attempt").path("result").toString());
    assertTrue(end.path("action_attempt").path("error").isNull());
    assertTrue(envelopes.getFirst().path("sequence").asLong() < end.path("sequence").asLong());
  }

  @Test
  void an_envelope_has_the_contracts_fields_in_order() {
    Command command = Command.unlock(deviceId(2));
    JsonNode end = platform.run(command);

    assertEquals(ENVELOPE_KEYS, Json.keys(end));
    assertEquals(ATTEMPT_KEYS, Json.keys(end.path("action_attempt")));
    assertEquals(command.deviceId(), end.path("device_id").asText());
    assertEquals(GatewayFile.GATEWAY_ID, end.path("gateway_id").asText());
    assertEquals(GatewayFile.WORKSPACE_ID, end.path("workspace_id").asText());
    assertEquals("cloud", end.path("origin").asText());
    assertEquals("trusted", end.path("clock").asText());
    assertFalse(end.path("historical").asBoolean(true));
    for (String time : List.of("requested_at", "started_at", "finished_at")) {
      assertTrue(end.path(time).asText().matches(TIME), time + " " + end.path(time));
    }
  }

  @Test
  void an_unlock_moves_the_bolt_once_and_tells_so_once() {
    Command command = Command.unlock(deviceId(3));
    platform.run(command);
    JsonNode outcome = event("action_attempt.unlock_door.succeeded", command);
    JsonNode unlocked = event("lock.unlocked", command);

    List<Movement> moved = Movements.of(site.dataDir(), command.id());
    assertEquals(List.of("unlock"), moved.stream().map(Movement::kind).toList());
    assertEquals("remote", unlocked.path("method").asText());
    assertEquals(command.deviceId(), unlocked.path("device_id").asText());
    assertEquals("success", outcome.path("status").asText());
    assertEquals("UNLOCK_DOOR", outcome.path("action_type").asText());
    for (JsonNode told : List.of(outcome, unlocked)) {
      assertTrue(told.path("event_id").asText().matches("[0-9a-f-]{36}"), told::toString);
      assertTrue(told.path("created_at").asText().matches(TIME), told::toString);
      assertTrue(
          told.path("occurred_at").asText().compareTo(told.path("created_at").asText()) <= 0,
          told::toString);
      assertTrue(told.path("connected_account_id").isTextual(), told::toString);
      assertEquals(GatewayFile.WORKSPACE_ID, told.path("workspace_id").asText());
    }
  }

  @Test
  void a_door_that_is_unlocked_already_is_a_success_without_movement_or_second_event() {
    Command first = Command.unlock(deviceId(4));
    platform.run(first);
    Command second = Command.unlock(deviceId(4));
    JsonNode end = platform.run(second);

    assertEquals("success", Platform.status(end));
    assertEquals(List.of(), Movements.of(site.dataDir(), second.id()));
    platform.run(Command.lock(deviceId(4)));
    assertEquals(1, eventsOf("lock.unlocked", deviceId(4)).size());
  }

  @Test
  void the_retained_state_follows_the_door() {
    platform.run(Command.unlock(deviceId(5)));
    JsonNode state =
        platform.await(
            "state unlocked",
            () ->
                last("state/" + deviceId(5))
                    .map(Message::json)
                    .filter(json -> json.toString().contains("unlocked")));
    assertTrue(state.path("as_of").asText().matches(TIME), state::toString);
    assertTrue(last("state/" + deviceId(5)).orElseThrow().retained());
  }

  @Test
  void presence_and_inventory_are_retained() {
    Message presence = last("presence").orElseThrow();
    Message inventory = last("inventory").orElseThrow();

    assertTrue(presence.retained());
    assertEquals("online", presence.json().path("status").asText());
    assertTrue(presence.json().path("store_id").isTextual(), presence::text);
    assertEquals(1, presence.json().path("epoch").asLong());
    assertTrue(inventory.retained());
    assertEquals(9, inventory.json().path("devices").size());
  }

  @Test
  void attempts_and_events_are_not_retained_and_expire() {
    Command command = Command.unlock(deviceId(6));
    platform.run(command);
    event("lock.unlocked", command);

    Message attempt = platform.received().under("attempt/" + command.id()).getFirst();
    Message told = platform.received().under("event/lock.unlocked/" + deviceId(6)).getFirst();
    assertFalse(attempt.retained() || told.retained());
    assertWithin(Duration.ofDays(7), attempt);
    assertWithin(Duration.ofDays(30), told);
  }

  @Test
  void a_live_answer_has_the_same_bytes_and_the_correlation_data() {
    Command command = Command.lock(deviceId(7));
    platform.publish(
        platform.outgoing(command).answeredAt("lintel/v1/lobby-1/reply/desk", "call 7"));
    platform.awaitEnd(command);

    Message answer =
        platform.await(
            "a live answer",
            () ->
                platform.received().under("reply/desk").stream()
                    .filter(message -> !Platform.status(message.json()).equals("pending"))
                    .findFirst());
    assertEquals(Optional.of("call 7"), answer.correlation());
    assertEquals(
        platform.received().under("attempt/" + command.id()).getLast().text(), answer.text());
  }

  @Test
  void a_door_moved_by_hand_is_told_as_manual() {
    try (SimulatorControl control = site.control()) {
      control.act(deviceId(8), "manual_unlock");
    }
    JsonNode told =
        platform.await(
            "lock.unlocked by hand",
            () -> eventsOf("lock.unlocked", deviceId(8)).stream().findFirst());
    assertEquals("manual", told.path("method").asText());
    assertTrue(told.path("action_attempt_id").isMissingNode(), told::toString);
  }

  @Test
  void a_simulated_code_entry_succeeds_right_or_wrong_and_never_tells_the_digits() {
    for (String code : List.of("4711", "4712")) {
      Command entry =
          Command.of("SIMULATE_KEYPAD_CODE_ENTRY", deviceId(9))
              .with("params", Map.of("code", code));
      assertEquals("success", Platform.status(platform.run(entry)));
    }
    platform.await(
        "a denial", () -> eventsOf("lock.access_denied", deviceId(9)).stream().findFirst());
    JsonNode unlocked =
        platform.await(
            "an unlock by code", () -> eventsOf("lock.unlocked", deviceId(9)).stream().findFirst());
    assertEquals("keycode", unlocked.path("method").asText());
    for (Message message : platform.received().all()) {
      assertFalse(message.text().contains("4712"), message::text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET_FAN_MODE",
        "SET_HVAC_MODE",
        "ACTIVATE_CLIMATE_PRESET",
        "PUSH_THERMOSTAT_PROGRAMS",
        "SYNC_ACCESS_CODES",
        "CREATE_ACCESS_CODE",
        "DELETE_ACCESS_CODE",
        "UPDATE_ACCESS_CODE",
        "CREATE_NOISE_THRESHOLD",
        "DELETE_NOISE_THRESHOLD",
        "UPDATE_NOISE_THRESHOLD"
      })
  void what_no_driver_can_do_yet_is_not_supported(String actionType) {
    JsonNode end = platform.run(Command.of(actionType, deviceId(1)));
    assertEquals("device_not_supported", Platform.errorType(end));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SCAN_CREDENTIAL", "ENCODE_ACCESS_METHOD", "ENCODE_CREDENTIAL"})
  void a_card_cannot_be_scanned_or_encoded_at_a_lock(String actionType) {
    JsonNode end = platform.run(Command.of(actionType, deviceId(1)));
    assertEquals("uncategorized_error", Platform.errorType(end));
    assertTrue(end.toString().contains("device_not_supported: the device is no encoder"));
  }

  @AfterAll
  static void everything_published_is_as_the_schemas_say() {
    if (platform != null) {
      SeamTypes.assertValid(platform.received());
    }
  }

  private static JsonNode event(String type, Command command) {
    return platform.await(
        type + " of " + command.id(),
        () ->
            platform.received().events(type).stream()
                .filter(told -> told.path("action_attempt_id").asText().equals(command.id()))
                .findFirst());
  }

  private static List<JsonNode> eventsOf(String type, String deviceId) {
    return platform.received().events(type).stream()
        .filter(told -> told.path("device_id").asText().equals(deviceId))
        .toList();
  }

  private static Optional<Message> last(String subject) {
    return platform.received().all().stream()
        .filter(message -> message.subject().equals(subject))
        .reduce((older, newer) -> newer);
  }

  private static void assertWithin(Duration expiry, Message message) {
    long left = message.expirySeconds().orElseThrow();
    assertTrue(left <= expiry.toSeconds() && left > expiry.toSeconds() - 60, "" + left);
  }
}
