package io.lintel.gateway.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.action.SimulatedDoors.Mood;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Inbound;
import io.lintel.gateway.store.DeviceRow;
import io.lintel.gateway.store.MemoryStore;
import io.lintel.gateway.store.Priority;
import io.lintel.gateway.store.Transaction;
import io.lintel.gateway.store.Write;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineTest {

  private static final Duration HALF_MINUTE = Duration.ofSeconds(30);
  private final Box box = new Box(1, 12);

  @BeforeEach
  void drivers_are_up() {
    box.run(Duration.ofSeconds(1));
  }

  @Test
  void an_unlock_opens_once_and_tells_it_in_order() {
    var id = box.command("UNLOCK_DOOR", 0, HALF_MINUTE);
    box.run(Duration.ofSeconds(2));
    assertEquals(List.of("pending", "success"), box.course(id));
    assertEquals(1, box.doors.movements.size());
    var unlocked = box.events("lock.unlocked");
    assertEquals(1, unlocked.size());
    assertEquals(id.toString(), unlocked.getFirst().path("action_attempt_id").asText());
    assertEquals("remote", unlocked.getFirst().path("method").asText());
    assertEquals(1, box.events("action_attempt.unlock_door.succeeded").size());
    assertTrue(box.slot("state/" + Box.door(0)).contains("\"locked\":false"));
  }

  @Test
  void a_repeat_gets_the_same_bytes_and_moves_nothing() {
    var id = box.id();
    var message = unlock(id, 0);
    assertTrue(box.send(message, Duration.ofSeconds(2)));
    var rows = box.journal().size();
    assertTrue(box.send(message, Duration.ofSeconds(2)));
    assertEquals(rows, box.journal().size());
    assertEquals(1, box.doors.movements.size());
    assertEquals(List.of("pending", "success"), box.course(id));
  }

  @Test
  void a_used_id_with_another_command_is_refused_and_the_attempt_untouched() {
    var id = box.id();
    box.send(unlock(id, 0), Duration.ofSeconds(2));
    assertTrue(box.send(unlock(id, 1), Duration.ofSeconds(2)));
    assertEquals(List.of("pending", "success"), box.course(id));
    var refused = box.events("gateway.command_refused").getFirst();
    assertEquals("action_attempt_id_reused", refused.path("reason").asText());
    assertEquals(1, box.doors.movements.size());
  }

  @Test
  void a_hung_door_that_wakes_after_its_deadline_moves_nothing() {
    box.doors.door(Box.door(0)).mood = Mood.HUNG;
    var id = box.command("UNLOCK_DOOR", 0, HALF_MINUTE);
    box.run(Duration.ofSeconds(25));
    assertEquals(List.of("pending", "command_timeout"), box.course(id));
    box.doors.door(Box.door(0)).wake();
    box.run(Duration.ofSeconds(5));
    assertEquals(List.of(), box.doors.movements);
  }

  @Test
  void a_hung_door_delays_no_other() {
    box.doors.door(Box.door(0)).mood = Mood.HUNG;
    box.command("UNLOCK_DOOR", 0, HALF_MINUTE);
    var other = box.command("UNLOCK_DOOR", 1, HALF_MINUTE);
    box.run(Duration.ofSeconds(1));
    assertEquals(List.of("pending", "success"), box.course(other));
  }

  @Test
  void what_waits_behind_a_hung_door_expires_and_moves_nothing() {
    box.doors.door(Box.door(0)).mood = Mood.HUNG;
    box.command("UNLOCK_DOOR", 0, HALF_MINUTE);
    var second = box.command("LOCK_DOOR", 0, Duration.ofSeconds(10));
    box.run(Duration.ofSeconds(25));
    assertEquals(List.of("pending", "action_attempt_expired"), box.course(second));
  }

  @Test
  void a_missed_report_still_settles_its_attempt_for_the_reader() {
    var door = box.doors.door(Box.door(0));
    door.mood = Mood.MUTE;
    var id = box.command("UNLOCK_DOOR", 0, HALF_MINUTE);
    box.run(Duration.ofSeconds(25));
    assertEquals(List.of("pending", "command_timeout"), box.course(id));
    door.mood = Mood.WELL;
    door.attach();
    box.run(Duration.ofSeconds(1));
    assertEquals(
        id.toString(), box.events("lock.unlocked").getFirst().path("action_attempt_id").asText());
  }

  @Test
  void a_jam_and_an_absent_door_say_what_they_are() {
    box.doors.door(Box.door(0)).mood = Mood.JAMMED;
    box.doors.door(Box.door(1)).mood = Mood.OFFLINE;
    var jam = box.command("UNLOCK_DOOR", 0, HALF_MINUTE);
    var gone = box.command("UNLOCK_DOOR", 1, HALF_MINUTE);
    box.run(Duration.ofSeconds(1));
    assertEquals(List.of("pending", "lock_jammed"), box.course(jam));
    assertEquals(List.of("pending", "device_disconnected"), box.course(gone));
  }

  @Test
  void a_crash_after_the_movement_is_settled_by_asking_the_door() {
    var id = box.command("UNLOCK_DOOR", 0, HALF_MINUTE);
    while (box.doors.movements.isEmpty()) {
      assertTrue(box.time.runNext());
    }
    box.kill();
    box.run(Duration.ofSeconds(5));
    assertEquals(List.of("pending", "success"), box.course(id));
    assertEquals(1, box.doors.movements.size());
    assertEquals(1, box.events("lock.unlocked").size());
    assertEquals(
        id.toString(), box.events("lock.unlocked").getFirst().path("action_attempt_id").asText());
  }

  @Test
  void a_crash_before_the_movement_never_moves_it_later() {
    box.doors.door(Box.door(0)).mood = Mood.HUNG;
    var id = box.command("UNLOCK_DOOR", 0, HALF_MINUTE);
    box.run(Duration.ofMillis(100));
    box.kill();
    box.doors.door(Box.door(0)).wake();
    box.run(Duration.ofSeconds(40));
    assertEquals(List.of("pending", "gateway_restarted"), box.course(id));
    assertEquals(List.of(), box.doors.movements);
  }

  @Test
  void an_order_that_waited_through_a_crash_runs_within_its_time() {
    box.doors.door(Box.door(0)).mood = Mood.HUNG;
    box.command("UNLOCK_DOOR", 0, HALF_MINUTE);
    var second = box.command("UNLOCK_DOOR", 0, HALF_MINUTE);
    box.run(Duration.ofSeconds(1));
    box.kill();
    box.doors.door(Box.door(0)).wake();
    box.run(Duration.ofSeconds(19));
    assertEquals(List.of("pending", "success"), box.course(second));
    assertEquals(
        List.of(Optional.of(second)),
        box.doors.movements.stream().map(SimulatedDoors.Movement::attemptId).toList());
  }

  @Test
  void a_reboot_with_an_untrusted_clock_expires_what_had_not_started() {
    box.doors.door(Box.door(0)).mood = Mood.HUNG;
    box.command("UNLOCK_DOOR", 0, HALF_MINUTE);
    var second = box.command("UNLOCK_DOOR", 0, HALF_MINUTE);
    box.run(Duration.ofSeconds(1));
    box.time.setTrusted(false);
    box.time.reboot(Duration.ofSeconds(2));
    box.kill();
    box.run(Duration.ofSeconds(1));
    assertEquals(List.of("pending", "action_attempt_expired"), box.course(second));
  }

  @Test
  void a_full_store_obeys_no_command_says_so_live_and_acknowledges() {
    box.store.be(MemoryStore.Trouble.READ_ONLY);
    assertTrue(box.send(unlock(box.id(), 0), Duration.ofSeconds(1)));
    assertEquals(List.of(), box.doors.movements);
    var live = box.sent.getLast().payload().utf8();
    assertTrue(live.contains("gateway_storage_unavailable"), live);
    assertFalse(live.contains("sequence"), live);
  }

  @Test
  void what_happened_while_the_store_refused_is_told_when_it_is_well_again() {
    box.store.be(MemoryStore.Trouble.READ_ONLY);
    box.doors.door(Box.door(3)).turn();
    box.run(Duration.ofSeconds(30));
    assertEquals(List.of(), box.events("lock.unlocked"));
    box.store.be(MemoryStore.Trouble.NONE);
    box.run(Duration.ofSeconds(10));
    assertEquals("manual", box.events("lock.unlocked").getFirst().path("method").asText());
  }

  @Test
  void an_end_that_the_store_refused_is_written_when_it_is_well_again() {
    var id = box.command("UNLOCK_DOOR", 0, HALF_MINUTE);
    while (box.doors.movements.isEmpty()) {
      assertTrue(box.time.runNext());
    }
    box.store.be(MemoryStore.Trouble.FULL);
    box.run(Duration.ofSeconds(10));
    assertEquals(List.of("pending"), box.course(id));
    box.store.be(MemoryStore.Trouble.NONE);
    box.run(Duration.ofSeconds(15));
    assertEquals(List.of("pending", "success"), box.course(id));
  }

  @Test
  void a_success_is_never_stored_before_the_movement_that_it_rests_on() {
    box.doors.door(Box.door(0)).mood = Mood.MUTE;
    var id = box.command("UNLOCK_DOOR", 0, HALF_MINUTE);
    while (box.doors.movements.isEmpty()) {
      assertTrue(box.time.runNext());
    }
    var opened = Report.Position.of(LockState.UNLOCKED, Report.Method.REMOTE);
    box.engine.report(Box.door(1), opened, Optional.empty()); // keeps the storage busy
    box.engine.report(Box.door(0), opened, Optional.empty());
    box.engine.outcome(Box.door(0), id, Outcome.confirmed());
    while (!box.course(id).contains("success")) {
      assertTrue(box.time.runNext());
    }
    assertTrue(
        box.events("lock.unlocked").stream()
            .anyMatch(json -> json.path("action_attempt_id").asText().equals(id.toString())));
  }

  @Test
  void a_door_that_does_not_answer_after_a_restart_is_asked_twice_a_second() {
    var door = box.doors.door(Box.door(0));
    door.mood = Mood.HUNG;
    var id = box.command("UNLOCK_DOOR", 0, HALF_MINUTE);
    box.run(Duration.ofSeconds(1));
    box.kill();
    door.mood = Mood.OFFLINE;
    box.run(HALF_MINUTE);
    assertEquals(List.of("pending", "gateway_restarted"), box.course(id));
    assertTrue(door.reads > 10 && door.reads < 50, "asked " + door.reads + " times");
  }

  @Test
  void a_reset_that_waited_through_a_restart_does_not_claim_what_it_did_not_do() {
    var id = box.id();
    var body =
        Commands.body(id, "RESET_SANDBOX_WORKSPACE", Box.door(0), box.time.wall(), HALF_MINUTE);
    body.remove("device_id");
    box.engine.offer(Commands.message(body, "gateway"), () -> {});
    while (box.course(id).isEmpty()) {
      assertTrue(box.time.runNext());
    }
    box.kill();
    box.run(HALF_MINUTE);
    assertFalse(box.course(id).contains("success"), box.course(id).toString());
    assertEquals(2, box.course(id).size());
  }

  @Test
  void a_command_refused_uses_its_id_up() {
    var id = box.id();
    var unknown = Commands.body(id, "OPEN_SESAME", Box.door(0), box.time.wall(), HALF_MINUTE);
    assertTrue(box.send(Commands.message(unknown), Duration.ofSeconds(1)));
    assertEquals(List.of("pending", "unknown_action_type"), box.course(id));
    assertTrue(box.send(unlock(id, 0), Duration.ofSeconds(1)));
    assertEquals(1, box.events("gateway.command_refused").size());
    assertEquals(List.of(), box.doors.movements);
  }

  @Test
  void types_that_the_device_does_not_offer_are_refused() {
    for (var type : List.of("SET_HVAC_MODE", "CREATE_ACCESS_CODE", "SET_FAN_MODE")) {
      var id = box.command(type, 0, HALF_MINUTE);
      box.run(Duration.ofSeconds(1));
      assertEquals(List.of("pending", "device_not_supported"), box.course(id), type);
    }
  }

  @Test
  void a_device_that_is_not_of_the_inventory_is_refused() {
    var id = box.command("UNLOCK_DOOR", 99, HALF_MINUTE);
    box.run(Duration.ofSeconds(1));
    assertEquals(List.of("pending", "device_not_found"), box.course(id));
  }

  @Test
  void an_eleventh_door_within_ten_seconds_is_refused_and_alarmed() {
    for (int door = 0; door < 10; door++) {
      box.command("UNLOCK_DOOR", door, HALF_MINUTE);
    }
    var eleventh = box.command("UNLOCK_DOOR", 10, HALF_MINUTE);
    box.run(Duration.ofSeconds(1));
    assertEquals(List.of("pending", "rate_limited"), box.course(eleventh));
    assertEquals(1, box.events("gateway.unlock_burst").size());
  }

  @Test
  void a_full_lane_is_busy() {
    box.doors.door(Box.door(0)).mood = Mood.HUNG;
    for (int i = 0; i < 9; i++) {
      box.command(i % 2 == 0 ? "UNLOCK_DOOR" : "LOCK_DOOR", 0, HALF_MINUTE);
    }
    var tooMany = box.command("LOCK_DOOR", 0, HALF_MINUTE);
    box.run(Duration.ofMillis(100));
    assertEquals(List.of("pending", "device_busy"), box.course(tooMany));
  }

  @Test
  void a_response_topic_of_our_own_gets_the_very_bytes_of_both_envelopes() {
    var id = box.id();
    box.send(reply(unlock(id, 0), "lintel/v1/gw/reply/platform-1"), Duration.ofSeconds(2));
    var stored =
        box.journal().stream()
            .filter(row -> row.topic().equals("attempt/" + id))
            .map(row -> row.payload().utf8())
            .toList();
    assertEquals(stored, box.sent.stream().map(sent -> sent.payload().utf8()).toList());
    assertEquals("lintel/v1/gw/reply/platform-1", box.sent.getFirst().topic());
    assertEquals(Optional.of(Bytes.utf8("c")), box.sent.getFirst().correlation());
  }

  @Test
  void other_response_topics_are_ignored() {
    for (var topic : List.of("lintel/v1/other/reply/x", "lintel/v1/gw/reply/", "a", "")) {
      box.send(reply(unlock(box.id(), 0), topic), Duration.ofSeconds(5));
    }
    assertEquals(List.of(), box.sent);
  }

  @Test
  void a_reset_touches_every_simulated_device_and_ends_once() {
    var id = box.id();
    var body =
        Commands.body(id, "RESET_SANDBOX_WORKSPACE", Box.door(0), box.time.wall(), HALF_MINUTE);
    body.remove("device_id");
    box.send(Commands.message(body, "gateway"), Duration.ofSeconds(1));
    assertEquals(List.of("pending", "success"), box.course(id));
  }

  @Test
  void a_device_that_was_removed_leaves_no_retained_state() {
    var gone = new UUID(9, 9);
    var row = new DeviceRow(gone, "locked", Optional.empty(), Optional.empty(), Optional.empty());
    box.store.commit(Transaction.of(new Write.PutDevice(row)), Priority.COMMAND, result -> {});
    box.run(Duration.ofSeconds(1));
    box.slots.put("state/" + gone, Bytes.utf8("{}"));
    box.kill();
    assertFalse(box.slots.containsKey("state/" + gone));
  }

  @Test
  void a_command_before_the_drivers_are_up_waits_for_them() {
    box.kill();
    var id = box.command("UNLOCK_DOOR", 0, HALF_MINUTE);
    while (box.course(id).isEmpty()) {
      assertTrue(box.time.runNext());
    }
    assertEquals(List.of("pending"), box.course(id));
    box.run(Duration.ofSeconds(2));
    assertEquals(List.of("pending", "success"), box.course(id));
    assertEquals(LockState.UNLOCKED, box.doors.door(Box.door(0)).bolt);
  }

  private Inbound unlock(UUID id, int door) {
    return Commands.message(
        Commands.body(id, "UNLOCK_DOOR", Box.door(door), box.time.wall(), HALF_MINUTE));
  }

  private static Inbound reply(Inbound m, String topic) {
    return new Inbound(
        m.topic(),
        m.payload(),
        m.retained(),
        m.duplicate(),
        m.beforeSubscribed(),
        m.expiry(),
        Optional.of(topic),
        Optional.of(Bytes.utf8("c")),
        m.userProperties());
  }
}
