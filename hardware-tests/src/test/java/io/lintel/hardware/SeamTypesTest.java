package io.lintel.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.hardware.rig.Json;
import io.lintel.hardware.rig.SeamTypes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the validator can fail: each sample is right but for one thing. */
class SeamTypesTest {
  private static final String ATTEMPT =
      """
      {"action_attempt":{"action_attempt_id":"5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a01",
       "action_type":"UNLOCK_DOOR","status":"success","result":{"was_confirmed_by_device":true},"error":null}}""";
  private static final String EVENT =
      """
      {"event_id":"5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a01","event_type":"lock.unlocked",
       "workspace_id":"0b6f8f0e-5d8e-4a44-9c39-6a2f3f1f8a01","created_at":"2026-01-01T00:00:00.000Z",
       "occurred_at":"2026-01-01T00:00:00.000Z","method":"remote",
       "connected_account_id":"0b6f8f0e-5d8e-4a44-9c39-6a2f3f1f8a02",
       "device_id":"5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a01"}""";

  @Test
  void right_samples_pass_in_both_versions() {
    SeamTypes.Verdict verdict =
        SeamTypes.validate(List.of(line("attempt", ATTEMPT), line("event", EVENT)));

    assertEquals(List.of(), verdict.problems());
    assertEquals(1, verdict.summary().path("attempts").asInt());
    assertEquals(1, verdict.summary().path("events").asInt());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "success"                        | "done"
          {"was_confirmed_by_device":true} | null
          UNLOCK_DOOR                      | UNLOCK_DOORS
          "action_attempt_id"              | "attempt_id"
          5f7c1c1e-2a54-4a5e               | 5f7c1c1e
          """)
  void a_wrong_attempt_fails_in_both_versions(String right, String wrong) {
    assertTrue(ATTEMPT.contains(right), right);
    assertFails("attempt", ATTEMPT.replace(right, wrong));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "remote"               | "telepathy"
          lock.unlocked          | lock.opened
          .000Z                  | +01:00
          "connected_account_id" | "account_id"
          "event_id"             | "id"
          """)
  void a_wrong_event_fails_in_both_versions(String right, String wrong) {
    assertTrue(EVENT.contains(right), right);
    assertFails("event", EVENT.replace(right, wrong));
  }

  @Test
  void the_gateways_own_events_are_skipped_by_name() {
    String own = line("event", "{\"event_type\":\"gateway.started\"}");

    SeamTypes.Verdict verdict = SeamTypes.validate(List.of(own, line("event", EVENT)));

    assertEquals(List.of(), verdict.problems());
    assertEquals(1, verdict.summary().path("skipped").path("gateway.started").asInt());
  }

  private static void assertFails(String kind, String message) {
    List<String> versions =
        SeamTypes.validate(List.of(line(kind, message))).problems().stream()
            .map(problem -> problem.path("version").asText())
            .toList();
    assertEquals(List.of("1.977.0", "1.424.0"), versions);
  }

  private static String line(String kind, String message) {
    JsonNode json = Json.read(message);
    return SeamTypes.line(kind, json);
  }
}
