package io.lintel.hardware;

import static io.lintel.hardware.rig.GatewayFile.deviceId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.model.Bytes;
import io.lintel.hardware.rig.Client.Outgoing;
import io.lintel.hardware.rig.Command;
import io.lintel.hardware.rig.Message;
import io.lintel.hardware.rig.Movements;
import io.lintel.hardware.rig.Platform;
import io.lintel.hardware.rig.SeamTypes;
import io.lintel.hardware.rig.SimulatorControl;
import io.lintel.hardware.rig.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every refusal of the contract, each with its message; none of them moves a door. */
class BadCommandsTest {
  private static final String DOOR = deviceId(1);

  @TempDir private static Path folder;
  private static Site site;
  private static Platform platform;

  @BeforeAll
  static void open() {
    site = Site.open(folder, file -> file.driver("simulator", "{}").locks(1, 20, "20ms"));
    platform = site.platform();
  }

  @AfterAll
  static void close() {
    if (site != null) {
      SeamTypes.assertValid(platform.received());
      site.close();
    }
  }

  /** Commands whose id can be read: refused as an attempt in error. */
  static Stream<Arguments> refusedAsAttempts() {
    return Stream.of(
        row("expired", "action_attempt_expired", "expired", c -> expiring(c, -5)),
        row("expiry missing", "invalid_window", "expires_at", c -> c.without("expires_at")),
        row("expiry no time", "invalid_window", "expires_at", c -> c.with("expires_at", "soon")),
        row("window of an unlock over 5 min", "invalid_window", "300 s", c -> expiring(c, 400)),
        row(
            "issued in the future",
            "invalid_window",
            "issued_at",
            c -> c.with("issued_at", "" + Instant.now().plusSeconds(120))),
        row("issued no time", "invalid_window", "issued_at", c -> c.with("issued_at", 7)),
        row(
            "issued before this store was born",
            "store_replaced",
            "store",
            c ->
                expiring(c.with("action_type", "LOCK_DOOR"), 600)
                    .with("issued_at", "" + Instant.now().minusSeconds(600))),
        row(
            "unknown action type",
            "unknown_action_type",
            "OPEN_SESAME",
            c -> c.with("action_type", "OPEN_SESAME")),
        row("params no object", "invalid_parameter", "params", c -> c.with("params", "now")),
        row("time-out 0", "invalid_parameter", "timeout_s", c -> c.with("timeout_s", 0)),
        row("time-out 121", "invalid_parameter", "timeout_s", c -> c.with("timeout_s", 121)),
        row("time-out text", "invalid_parameter", "timeout_s", c -> c.with("timeout_s", "20")),
        row(
            "device of the topic differs",
            "invalid_parameter",
            "device_id",
            c -> c.with("device_id", deviceId(2))),
        row(
            "device not in the inventory",
            "device_not_found",
            deviceId(99),
            c -> c.with("device_id", deviceId(99)).onTopic("command/" + deviceId(99))),
        row(
            "capability missing",
            "device_not_supported",
            "",
            c -> c.with("action_type", "SET_FAN_MODE")),
        row(
            "keypad entry at a lock without a keypad",
            "device_not_supported",
            "",
            c ->
                c.with("action_type", "SIMULATE_KEYPAD_CODE_ENTRY")
                    .with("params", Map.of("code", "4711"))));
  }

  @ParameterizedTest
  @MethodSource("refusedAsAttempts")
  void a_bad_command_ends_in_error_and_says_why(
      String errorType, String words, UnaryOperator<Command> spoil) {
    Command command = spoil.apply(Command.unlock(DOOR));
    JsonNode end = platform.run(command);

    assertRefused(end, errorType, words);
    assertEquals(List.of(), Movements.of(site.dataDir(), command.id()));
  }

  @Test
  void a_retained_command_is_refused() {
    Command command = Command.unlock(DOOR);
    Outgoing retained = platform.outgoing(command).asRetained();
    platform.publish(retained);

    assertRefused(platform.awaitEnd(command), "retained_command", "retained");
    platform.publish(Outgoing.of(retained.topic(), Bytes.utf8("")).asRetained());
  }

  /** Payloads without a readable id: refused as an event. */
  static Stream<Arguments> refusedAsEvents() {
    return Stream.of(
        event("not JSON", "not_json", "unlock please"),
        event("no object", "not_json", "[1,2]"),
        event("two objects", "not_json", "{}{}"),
        event("cut", "not_json", "{\"action_attempt_id\":\"5f7c"),
        event("over 16 KiB", "too_large", " ".repeat(16 * 1024) + "{}"),
        event("no id", "no_action_attempt_id", "{\"action_type\":\"UNLOCK_DOOR\"}"),
        event("id no UUID", "no_action_attempt_id", "{\"action_attempt_id\":\"1\"}"),
        event("id a number", "no_action_attempt_id", "{\"action_attempt_id\":1}"));
  }

  @ParameterizedTest
  @MethodSource("refusedAsEvents")
  void what_cannot_be_read_is_told_as_an_event(String reason, String payload) {
    int before = refusals(reason).size();
    platform.publish(platform.raw("command/" + DOOR, Bytes.utf8(payload)));

    JsonNode told =
        platform.await(
            "gateway.command_refused " + reason,
            () -> refusals(reason).stream().skip(before).findFirst());
    assertTrue(told.path("message").asText().length() > 10, told::toString);
  }

  @Test
  void a_known_id_gets_the_same_bytes_and_the_same_sequence_again() {
    Command command = Command.lock(deviceId(3));
    platform.run(command);
    List<Message> before = platform.received().under("attempt/" + command.id());
    platform.command(command);

    Message again =
        platform.await(
            "the envelope again",
            () ->
                platform.received().under("attempt/" + command.id()).stream()
                    .skip(before.size())
                    .findFirst());
    assertEquals(before.getLast().text(), again.text());
  }

  @Test
  void a_known_id_with_another_meaning_is_refused_and_the_attempt_is_untouched() {
    Command command = Command.lock(deviceId(4));
    platform.run(command);
    platform.command(command.with("action_type", "UNLOCK_DOOR"));

    JsonNode told =
        platform.await(
            "a refusal", () -> refusals("action_attempt_id_reused").stream().findFirst());
    assertTrue(told.toString().contains(command.id()), told::toString);
    assertEquals(
        1,
        platform.received().attempt(command.id()).stream()
            .filter(envelope -> !Platform.status(envelope).equals("pending"))
            .count());
    assertEquals(List.of(), unlocksOf(deviceId(4)));
  }

  @Test
  void a_refusal_consumes_its_id() {
    Command late = expiring(Command.unlock(deviceId(5)), -5);
    platform.run(late);
    platform.command(expiring(late, 30));

    platform.await(
        "the refusal again",
        () ->
            platform.received().attempt(late.id()).stream()
                .filter(envelope -> !Platform.status(envelope).equals("pending"))
                .skip(1)
                .findFirst());
    assertEquals(List.of(), Movements.of(site.dataDir(), late.id()));
  }

  @Test
  void the_sixteenth_lock_in_a_minute_is_refused() {
    for (int n = 1; n <= 15; n++) {
      assertEquals("success", Platform.status(platform.run(Command.lock(deviceId(6)))));
    }
    assertRefused(platform.run(Command.lock(deviceId(6))), "rate_limited", "15");
  }

  @Test
  void a_full_lane_is_busy_and_the_others_are_not() {
    try (SimulatorControl control = site.control()) {
      control.act(deviceId(7), "hang");
      List<Command> queued = Stream.generate(() -> Command.lock(deviceId(7))).limit(15).toList();
      queued.forEach(platform::command);

      platform.await(
          "a busy door",
          () ->
              queued.stream()
                  .flatMap(command -> platform.received().attempt(command.id()).stream())
                  .filter(envelope -> Platform.errorType(envelope).equals("device_busy"))
                  .findFirst());
      assertEquals("success", Platform.status(platform.run(Command.lock(deviceId(8)))));
      control.act(deviceId(7), "release");
    }
  }

  @Test
  void more_than_ten_different_doors_in_ten_seconds_are_refused() {
    List<Command> burst =
        Stream.iterate(9, n -> n + 1).limit(12).map(n -> Command.unlock(deviceId(n))).toList();
    burst.forEach(platform::command);

    List<String> refused =
        burst.stream().map(platform::awaitEnd).map(Platform::errorType).distinct().toList();
    assertTrue(refused.contains("rate_limited"), refused::toString);
  }

  private static void assertRefused(JsonNode end, String errorType, String words) {
    JsonNode error = end.path("action_attempt").path("error");
    assertEquals(errorType, error.path("type").asText(), end::toString);
    assertTrue(error.path("message").asText().contains(words), end::toString);
    assertTrue(error.path("message").asText().length() > 10, end::toString);
  }

  private static List<JsonNode> refusals(String reason) {
    return platform.received().events("gateway.command_refused").stream()
        .filter(told -> told.path("reason").asText().equals(reason))
        .toList();
  }

  private static List<JsonNode> unlocksOf(String deviceId) {
    return platform.received().events("lock.unlocked").stream()
        .filter(told -> told.path("device_id").asText().equals(deviceId))
        .toList();
  }

  private static Command expiring(Command command, int afterSeconds) {
    Instant at = Instant.now().plus(Duration.ofSeconds(afterSeconds));
    return command.with("expires_at", at.toString());
  }

  private static Arguments row(
      String name, String errorType, String words, UnaryOperator<Command> spoil) {
    return Arguments.of(Named.of(name, errorType), words, spoil);
  }

  private static Arguments event(String name, String reason, String payload) {
    return Arguments.of(Named.of(name, reason), payload);
  }
}
