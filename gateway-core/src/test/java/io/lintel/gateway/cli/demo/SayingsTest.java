package io.lintel.gateway.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SayingsTest {

  private final Sayings sayings = new Sayings(Map.of("d1", "Front door"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "attempt/a | {\"action_attempt\":{\"action_attempt_id\":\"5f7c1c1e-2a54\",\"status\":\"pending\"}} | <- attempt 5f7c1c1e: pending",
        "attempt/a | {\"action_attempt\":{\"action_attempt_id\":\"5f7c1c1e-2a54\",\"status\":\"success\",\"result\":{\"was_confirmed_by_device\":true}}} | <- attempt 5f7c1c1e: success, confirmed by the device",
        "attempt/a | {\"action_attempt\":{\"action_attempt_id\":\"5f7c1c1e-2a54\",\"status\":\"success\",\"result\":{}}} | <- attempt 5f7c1c1e: success",
        "attempt/a | {\"action_attempt\":{\"action_attempt_id\":\"5f7c1c1e-2a54\",\"status\":\"error\",\"error\":{\"type\":\"lock_jammed\",\"message\":\"Look.\"}}} | <- attempt 5f7c1c1e: error lock_jammed: Look.",
        "event/lock.unlocked/d1 | {\"event_type\":\"lock.unlocked\",\"device_id\":\"d1\",\"method\":\"remote\",\"action_attempt_id\":\"5f7c1c1e-2a54\",\"sequence\":7} | <- event lock.unlocked \"Front door\", method remote, attempt 5f7c1c1e (sequence 7)",
        "event/lock.access_denied/d1 | {\"event_type\":\"lock.access_denied\",\"device_id\":\"d1\",\"reason\":{\"message\":\"unknown code\"},\"sequence\":8} | <- event lock.access_denied \"Front door\", reason unknown code (sequence 8)",
        "event/action_attempt.lock_door.succeeded/d1 | {\"event_type\":\"action_attempt.lock_door.succeeded\"} | ",
        "presence | {\"status\":\"online\"} | presence online (last will or own word)",
        "inventory | {} | ",
      })
  void a_message_is_told_so(String topic, String json, String expected) {
    assertEquals(
        Optional.ofNullable(expected),
        sayings.of(topic, Json.read(Bytes.utf8(json)).orElseThrow()));
  }

  @Test
  void a_command_names_the_door() {
    assertEquals(
        "-> UNLOCK_DOOR \"Front door\" (attempt 5f7c1c1e)",
        sayings.command("UNLOCK_DOOR", "d1", "5f7c1c1e-2a54"));
  }
}
