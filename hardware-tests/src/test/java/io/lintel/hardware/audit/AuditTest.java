package io.lintel.hardware.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.model.Bytes;
import io.lintel.hardware.rig.Command;
import io.lintel.hardware.rig.GatewayFile;
import io.lintel.hardware.rig.Message;
import io.lintel.hardware.rig.Movement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each rule of the audit, broken once. */
class AuditTest {
  private static final String DOOR = GatewayFile.deviceId(1);

  private final Command command = Command.unlock(DOOR);
  private final List<Message> received = new ArrayList<>();
  private final List<Movement> movements = new ArrayList<>();

  AuditTest() {
    movements.add(new Movement(DOOR, "unlock", Optional.of(command.id()), "now"));
    envelope(1, "pending", "");
    event(2, "lock.unlocked");
    envelope(3, "success", "");
    event(4, "action_attempt.unlock_door.succeeded");
  }

  @Test
  void a_good_history_has_no_problems() {
    received.add(received.get(2));
    assertEquals(List.of(), problems());
  }

  @Test
  void a_repeat_may_become_historical() {
    Message last = received.getLast();
    received.add(message(last.subject(), last.text().replace("false", "true")));
    assertEquals(List.of(), problems());
  }

  @Test
  void a_repeat_that_differs() {
    Message first = received.getFirst();
    received.add(message(first.subject(), first.text().replace("pending", "success")));
    assertFound("told twice and differs");
  }

  @Test
  void a_lost_sequence() {
    event(6, "gateway.started");
    assertFound("neither received nor announced as dropped: [5]");
  }

  @Test
  void a_lost_first_sequence() {
    received.removeFirst();
    assertFound("neither received nor announced as dropped: [1]");
  }

  @Test
  void a_dropped_sequence_that_is_announced_is_not_lost() {
    String ranges = "\"ranges\":[{\"from\":5,\"to\":6,\"class\":\"telemetry\",\"count\":2}]";
    received.add(message("event/x/gateway", body(7, type("gateway.outbox_dropped") + ranges)));
    assertEquals(List.of(), problems());
  }

  @Test
  void an_attempt_without_an_end() {
    received.remove(2);
    assertFound("ended 0 times");
  }

  @Test
  void an_attempt_that_ends_twice() {
    envelope(5, "error", "command_timeout");
    assertFound("ended 2 times");
  }

  @Test
  void an_attempt_that_is_pending_after_its_end() {
    envelope(5, "pending", "");
    assertFound("pending after its end");
    assertFound("pending more than once");
  }

  @Test
  void an_attempt_that_moves_twice() {
    movements.add(movements.getFirst());
    assertFound("moved 2 times");
  }

  @Test
  void a_movement_that_is_not_told() {
    received.remove(1);
    assertFound("1 movements, 0 events");
  }

  @Test
  void a_movement_that_is_told_twice() {
    event(5, "lock.unlocked");
    assertFound("1 movements, 2 events");
  }

  @Test
  void a_movement_that_is_told_of_another_attempt() {
    movements.set(0, new Movement(DOOR, "unlock", Optional.empty(), "now"));
    assertFound("part at number 0");
  }

  @Test
  void a_movement_of_an_attempt_that_is_told_as_nobodys() {
    Message unlocked = received.get(1);
    String id = ",\"action_attempt_id\":\"" + command.id() + "\"";
    assertTrue(unlocked.text().contains(id), unlocked::text);
    received.set(1, message(unlocked.subject(), unlocked.text().replace(id, "")));
    assertFound("part at number 0");
  }

  @Test
  void an_expired_attempt_that_moved() {
    received.remove(2);
    envelope(3, "error", "action_attempt_expired");
    assertFound("expired and moved");
  }

  @Test
  void an_outcome_that_is_announced_twice() {
    event(5, "action_attempt.unlock_door.succeeded");
    assertFound("announced 2 times");
  }

  @Test
  void a_success_that_is_not_announced() {
    received.removeLast();
    assertFound("its success was not announced");
  }

  private void assertFound(String words) {
    List<String> found = problems();
    assertTrue(found.stream().anyMatch(problem -> problem.contains(words)), found::toString);
  }

  private List<String> problems() {
    return Audit.problems(new History(List.of(command), received, movements));
  }

  private void envelope(long sequence, String status, String errorType) {
    String attempt =
        """
        "action_attempt":{"action_attempt_id":"%s","action_type":"UNLOCK_DOOR","status":"%s","error":{"type":"%s"}}"""
            .formatted(command.id(), status, errorType);
    received.add(message("attempt/" + command.id(), body(sequence, attempt)));
  }

  private void event(long sequence, String type) {
    String fields = type(type) + "\"action_attempt_id\":\"" + command.id() + "\"";
    received.add(message("event/" + type + "/" + DOOR, body(sequence, fields)));
  }

  private static String type(String eventType) {
    return "\"event_type\":\"" + eventType + "\",";
  }

  private static String body(long sequence, String fields) {
    return "{%s,\"device_id\":\"%s\",\"store_id\":\"s\",\"epoch\":1,\"sequence\":%d,\"historical\":false}"
        .formatted(fields, DOOR, sequence);
  }

  private static Message message(String subject, String text) {
    return new Message(
        "lintel/v1/g/" + subject,
        Bytes.utf8(text),
        false,
        false,
        1,
        Optional.empty(),
        Optional.empty(),
        0);
  }
}
