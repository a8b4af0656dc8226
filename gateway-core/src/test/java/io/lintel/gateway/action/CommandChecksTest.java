package io.lintel.gateway.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Inbound;
import io.lintel.gateway.model.Json;
import io.lintel.gateway.time.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CommandChecksTest {

  private static final String DOOR = "5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a01";
  private static final String ID = "11111111-2222-4333-8444-555555555555";
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  /** Where a command is received. */
  record Place(boolean trusted, Instant bornAt, UnaryOperator<Inbound> message) {
    static Place normal() {
      return new Place(true, NOW.minusSeconds(3600), UnaryOperator.identity());
    }

    Place with(UnaryOperator<Inbound> change) {
      return new Place(trusted, bornAt, change);
    }

    Place untrusted() {
      return new Place(false, bornAt, message);
    }
  }

  static Stream<Arguments> refusals() {
    var normal = Place.normal();
    return Stream.of(
        row("retained_command", c -> {}, normal.with(m -> flags(m, true, false, false))),
        row("action_attempt_expired", c -> c.put("expires_at", at(0)), normal),
        row("action_attempt_expired", c -> {}, normal.with(m -> expiry(m, Duration.ZERO))),
        row("invalid_window", c -> c.remove("expires_at"), normal),
        row("invalid_window", c -> c.remove("issued_at"), normal),
        row("invalid_window", c -> c.put("expires_at", at(301)), normal),
        row("invalid_window", c -> c.put("issued_at", at(-290)).put("expires_at", at(20)), normal),
        row("invalid_window", c -> c.put("issued_at", at(61)), normal),
        row("invalid_window", c -> c.put("expires_at", "tomorrow"), normal),
        row("invalid_window", c -> c.put("issued_at", "2026-06-01T12:00:00"), normal),
        row(
            "invalid_window",
            c -> c.put("action_type", "LOCK_DOOR").put("expires_at", at(3601)),
            normal),
        row("store_replaced", c -> {}, new Place(true, NOW.plusSeconds(1), normal.message())),
        row("unknown_action_type", c -> c.put("action_type", "OPEN_SESAME"), normal),
        row("unknown_action_type", c -> c.remove("action_type"), normal),
        row("invalid_parameter", c -> c.put("timeout_s", 0), normal),
        row("invalid_parameter", c -> c.put("timeout_s", 121), normal),
        row("invalid_parameter", c -> c.put("timeout_s", "20"), normal),
        row("invalid_parameter", c -> c.put("timeout_s", 99999999999L), normal),
        row("invalid_parameter", c -> c.put("params", "x"), normal),
        row("invalid_parameter", c -> c.put("device_id", ID), normal),
        row("invalid_parameter", c -> c.remove("device_id"), normal),
        row("invalid_parameter", c -> c.put("action_type", "RESET_SANDBOX_WORKSPACE"), normal),
        row("invalid_parameter", c -> c.put("action_type", "SIMULATE_KEYPAD_CODE_ENTRY"), normal),
        row(
            "clock_untrusted",
            c -> {},
            normal.with(m -> expiryOf(m, Optional.empty())).untrusted()),
        row("clock_untrusted", c -> {}, normal.with(m -> flags(m, false, true, false)).untrusted()),
        row(
            "clock_untrusted",
            c -> {},
            normal.with(m -> flags(m, false, false, true)).untrusted()));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refuses(String reason, Consumer<ObjectNode> change, Place place) {
    var body = unlock();
    change.accept(body);
    var refused =
        assertInstanceOf(CommandChecks.Verdict.Refused.class, check(body, place), body::toString);
    assertEquals(reason, refused.refusal().reason().wireName());
    assertFalse(refused.refusal().message().isBlank());
  }

  @Test
  void a_fit_command_may_touch_hardware_until_the_earlier_of_time_out_and_expiry() {
    assertEquals(Duration.ofSeconds(20), window(unlock().put("expires_at", at(30))));
    assertEquals(Duration.ofSeconds(12), window(unlock().put("expires_at", at(12))));
    assertEquals(Duration.ofSeconds(3), window(unlock().put("timeout_s", 3)));
  }

  @Test
  void the_earlier_of_expires_at_and_message_expiry_counts() {
    var place = Place.normal().with(m -> expiry(m, Duration.ofSeconds(7)));
    assertEquals(Duration.ofSeconds(7), window(fit(unlock(), place)));
  }

  @Test
  void an_untrusted_clock_takes_a_live_command_with_an_interval() {
    assertEquals(
        Duration.ofSeconds(20),
        window(fit(unlock().put("expires_at", at(60)), Place.normal().untrusted())));
  }

  @Test
  void an_id_is_kept_a_day_and_an_hour_past_expiry() {
    var command =
        fit(
            unlock().put("action_type", "SYNC_ACCESS_CODES").put("expires_at", at(86_400)),
            Place.normal().with(m -> expiryOf(m, Optional.empty())));
    assertEquals(NOW.plus(Duration.ofHours(25)), command.keepUntil().wall());
  }

  @Test
  void a_code_prints_as_stars() {
    var body = unlock().put("action_type", "SIMULATE_KEYPAD_CODE_ENTRY");
    body.putObject("params").put("code", "123456");
    var command = fit(body, Place.normal());
    assertEquals("****", command.code().orElseThrow().toString());
    assertFalse(command.toString().contains("123456"));
  }

  @Test
  void the_same_parameters_in_another_order_are_the_same_command() {
    var one = unlock();
    one.putObject("params").put("a", 1).put("b", 2);
    var other = unlock();
    other.putObject("params").put("b", 2).put("a", 1);
    assertEquals(request(one).fingerprint(), request(other).fingerprint());
    other.withObject("/params").put("a", 2);
    assertFalse(request(one).fingerprint().equals(request(other).fingerprint()));
  }

  @Test
  void without_size_json_or_id_no_attempt_can_be_told() {
    assertEquals("too_large", anonymous(Bytes.of(new byte[16_385])));
    assertEquals("not_json", anonymous(Bytes.utf8("{")));
    assertEquals("not_json", anonymous(Bytes.utf8("[]")));
    assertEquals("not_json", anonymous(Bytes.utf8("{} {}")));
    assertEquals("not_json", anonymous(Bytes.utf8("{\"a\":1,\"a\":2}")));
    assertEquals("not_json", anonymous(Bytes.utf8("[".repeat(10_000))));
    assertEquals("not_json", anonymous(Bytes.of(new byte[] {'{', (byte) 0xff, '}'})));
    assertEquals("no_action_attempt_id", anonymous(Bytes.utf8("{}")));
    assertEquals(
        "no_action_attempt_id", anonymous(Bytes.utf8("{\"action_attempt_id\":\"1-1-1-1-1\"}")));
    assertEquals("no_action_attempt_id", anonymous(Bytes.utf8("{\"action_attempt_id\":7}")));
  }

  private static String anonymous(Bytes payload) {
    return assertInstanceOf(
            CommandParser.Parsed.Anonymous.class, CommandParser.parse(inbound(payload)))
        .refusal()
        .reason()
        .wireName();
  }

  private static Duration window(ObjectNode body) {
    return window(fit(body, Place.normal()));
  }

  private static Duration window(Command command) {
    return Duration.between(command.requestedAt().wall(), command.notAfter().wall());
  }

  private static Command fit(ObjectNode body, Place place) {
    return assertInstanceOf(CommandChecks.Verdict.Fit.class, check(body, place)).command();
  }

  private static CommandChecks.Verdict check(ObjectNode body, Place place) {
    var request = request(body);
    return CommandChecks.check(request, situation(inbound(Json.write(body)), place));
  }

  private static Situation situation(Inbound message, Place place) {
    return new Situation(
        place.message().apply(message),
        new Stamp("boot", 0, NOW, place.trusted()),
        NOW,
        place.bornAt());
  }

  private static Request request(ObjectNode body) {
    return assertInstanceOf(
            CommandParser.Parsed.Identified.class, CommandParser.parse(inbound(Json.write(body))))
        .request();
  }

  private static ObjectNode unlock() {
    return Json.object()
        .put("action_attempt_id", ID)
        .put("action_type", "UNLOCK_DOOR")
        .put("device_id", DOOR)
        .put("issued_at", at(0))
        .put("expires_at", at(30));
  }

  private static String at(long seconds) {
    return NOW.plusSeconds(seconds).toString();
  }

  private static Inbound inbound(Bytes payload) {
    return new Inbound(
        "lintel/v1/gw/command/" + DOOR,
        payload,
        false,
        false,
        false,
        Optional.of(Duration.ofMinutes(5)),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static Inbound expiry(Inbound m, Duration interval) {
    return expiryOf(m, Optional.of(interval));
  }

  private static Inbound expiryOf(Inbound m, Optional<Duration> interval) {
    return new Inbound(
        m.topic(),
        m.payload(),
        m.retained(),
        m.duplicate(),
        m.beforeSubscribed(),
        interval,
        m.responseTopic(),
        m.correlation(),
        m.userProperties());
  }

  private static Inbound flags(
      Inbound m, boolean retained, boolean duplicate, boolean beforeSubscribed) {
    return new Inbound(
        m.topic(),
        m.payload(),
        retained,
        duplicate,
        beforeSubscribed,
        m.expiry(),
        m.responseTopic(),
        m.correlation(),
        m.userProperties());
  }

  private static Arguments row(String reason, Consumer<ObjectNode> change, Place place) {
    return Arguments.of(reason, change, place);
  }
}
