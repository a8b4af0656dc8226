package io.lintel.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.hardware.rig.Command;
import io.lintel.hardware.rig.GatewayFile;
import io.lintel.hardware.rig.Limits;
import io.lintel.hardware.rig.Message;
import io.lintel.hardware.rig.Platform;
import io.lintel.hardware.rig.SeamTypes;
import io.lintel.hardware.rig.SimulatorControl;
import io.lintel.hardware.rig.Site;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Access codes through the packaged daemon and mosquitto: at a lock that holds them, and at a
 * reader that only tells. All that came back is checked against the published schemas.
 */
@Timeout(180)
class CodesAtDoorsTest {

  private static final String LOCK = GatewayFile.deviceId(1);
  private static final String KEYPAD_LOCK = GatewayFile.deviceId(2);
  private static final String READER = GatewayFile.deviceId(3);

  @TempDir private static Path folder;
  private static Site site;
  private static Platform platform;
  private static SimulatorControl control;

  @BeforeAll
  static void everything_runs() {
    site =
        Site.open(
            folder,
            file ->
                file.driver("simulator", "{}")
                    .locks(1, 1, "20ms")
                    .device(2, "Gate", "simulator", "{kind: keypad_lock, travel: 20ms}")
                    .reader(3, "Gate reader", "simulator", "{kind: reader}", 1)
                    .section(Limits.LIFTED));
    platform = site.platform();
    control = site.control();
  }

  @AfterAll
  static void what_came_back_is_as_published() {
    try {
      SeamTypes.assertValid(platform.received());
    } finally {
      control.close();
      site.close();
    }
  }

  @Test
  void a_code_opens_a_lock_that_holds_it_until_it_is_deleted() {
    JsonNode code = created(KEYPAD_LOCK, "48151", Map.of());
    assertEquals("set", code.path("status").asText());

    control.key(KEYPAD_LOCK, "48151");
    JsonNode opened = event("lock.unlocked", KEYPAD_LOCK, "access_code_id", id(code));
    assertEquals("keycode", opened.path("method").asText());

    success("DELETE_ACCESS_CODE", KEYPAD_LOCK, Map.of("access_code_id", id(code)));
    control.act(KEYPAD_LOCK, "manual_lock");
    control.key(KEYPAD_LOCK, "48151");
    awaitEvent("lock.access_denied", KEYPAD_LOCK);
    event("access_code.deleted", KEYPAD_LOCK, "access_code_id", id(code));
  }

  @Test
  void a_code_at_a_reader_opens_the_lock_that_it_guards() {
    JsonNode code = created(READER, "62342", Map.of());

    control.key(READER, "11111");
    JsonNode denied = awaitEvent("lock.access_denied", LOCK);
    assertEquals("unknown_code", denied.path("reason").path("reason_code").asText());
    control.key(READER, "62342");
    event("lock.unlocked", LOCK, "access_code_id", id(code));
  }

  @Test
  void a_code_that_starts_later_is_scheduled_and_does_not_open() {
    Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(5, ChronoUnit.DAYS);
    JsonNode code =
        created(
            KEYPAD_LOCK,
            "77123",
            Map.of(
                "starts_at", start.toString(),
                "ends_at", start.plus(2, ChronoUnit.DAYS).toString()));
    assertEquals("unset", code.path("status").asText());
    assertEquals("time_bound", code.path("type").asText());
  }

  @Test
  void a_code_is_changed_and_the_lock_is_looked_through() {
    JsonNode code = created(KEYPAD_LOCK, "90210", Map.of("name", "Cleaning"));

    JsonNode changed =
        success(
                "UPDATE_ACCESS_CODE",
                KEYPAD_LOCK,
                Map.of("access_code_id", id(code), "code", "90211"))
            .path("access_code");
    assertEquals(id(code), id(changed));
    control.key(KEYPAD_LOCK, "90211");
    event("lock.unlocked", KEYPAD_LOCK, "access_code_id", id(code));
    success("SYNC_ACCESS_CODES", KEYPAD_LOCK, Map.of());
  }

  @Test
  void the_same_code_twice_at_one_lock_is_told() {
    created(KEYPAD_LOCK, "31313", Map.of());

    JsonNode again =
        platform.run(command("CREATE_ACCESS_CODE", KEYPAD_LOCK, Map.of("code", "31313")));

    assertEquals("duplicate_code_on_device", Platform.errorType(again));
  }

  private static JsonNode created(String device, String digits, Map<String, Object> more) {
    var params = new HashMap<String, Object>(more);
    params.put("code", digits);
    JsonNode code = success("CREATE_ACCESS_CODE", device, params).path("access_code");
    assertEquals(digits, code.path("code").asText(digits));
    return code;
  }

  private static String id(JsonNode code) {
    return UUID.fromString(code.path("access_code_id").asText()).toString();
  }

  /** The result of an attempt that must succeed. */
  private static JsonNode success(String type, String device, Map<String, Object> params) {
    JsonNode end = platform.run(command(type, device, params));
    assertEquals("success", Platform.status(end), end::toString);
    return end.path("action_attempt").path("result");
  }

  private static Command command(String type, String device, Map<String, Object> params) {
    return Command.of(type, device).with("params", params);
  }

  private static JsonNode event(String type, String device, String field, String value) {
    return platform.await(
        type + " with " + field + " " + value,
        () ->
            events(type, device).stream()
                .filter(event -> event.path(field).asText().equals(value))
                .findFirst());
  }

  private static JsonNode awaitEvent(String type, String device) {
    return platform.await(
        type + " of " + device,
        () -> Optional.of(events(type, device)).filter(all -> !all.isEmpty()).map(List::getLast));
  }

  private static List<JsonNode> events(String type, String device) {
    return platform.received().under("event/" + type + "/" + device).stream()
        .map(Message::json)
        .toList();
  }
}
