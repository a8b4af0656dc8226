package io.lintel.gateway.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.action.Arrival;
import io.lintel.gateway.action.Box;
import io.lintel.gateway.action.SimulatedDoors.Mood;
import io.lintel.gateway.model.Json;
import io.lintel.gateway.store.Priority;
import io.lintel.gateway.store.Transaction;
import io.lintel.spi.CodeSlots;
import io.lintel.spi.Pin;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import io.lintel.spi.Report.SlotContent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The four action types through the whole engine: done, refused, or at a device in trouble. */
class AccessCodesTest extends AccessCodesRig {
  @Test
  void a_created_code_is_success_once_the_device_holds_it() {
    var attempt = create("1234");
    box.run(Duration.ofSeconds(2));
    assertEquals(List.of("pending"), box.course(attempt), "not proven yet");
    box.run(MINUTE);
    assertEquals(List.of("pending", "success"), box.course(attempt));
    var code = code(attempt);
    assertEquals("set", code.path("status").asText());
    assertEquals(Box.door(0).toString(), code.path("device_id").asText());
    assertTrue(code.path("code").isNull(), "masked");
    assertTrue(lock.opens("1234", box.time.wall()));
  }

  @Test
  void a_code_for_later_is_success_once_it_is_durably_scheduled() {
    var start = box.time.wall().plus(Duration.ofDays(9));
    var attempt = create(params("1234").put("starts_at", start.toString()));
    box.run(Duration.ofSeconds(1));
    assertEquals(List.of("pending", "success"), box.course(attempt));
    var mutation = code(attempt).path("pending_mutations").path(0);
    assertEquals("deferring_creation", mutation.path("mutation_code").asText());
    assertEquals(
        start.minus(Duration.ofHours(1)), Instant.parse(mutation.path("scheduled_at").asText()));
    box.kill();
    box.run(Duration.ofDays(9).minus(Duration.ofMinutes(50)));
    assertTrue(lock.opens("1234", box.time.wall()));
  }

  @Test
  void digits_that_the_gateway_chose_leave_once_in_the_result() {
    var attempt = create(Json.object().put("name", "Guest"));
    box.run(MINUTE);
    var digits = code(attempt).path("code").asText();
    assertEquals(4, digits.length());
    assertTrue(lock.opens(digits, box.time.wall()));
    var changed = command("UPDATE_ACCESS_CODE", id(attempt).put("name", "Other guest"));
    box.run(MINUTE);
    assertEquals(List.of("pending", "success"), box.course(changed));
    assertTrue(code(changed).path("code").isNull());
    assertEquals("Other guest", code(changed).path("name").asText());
  }

  @Test
  void an_update_is_success_once_the_device_holds_the_new_digits() {
    var attempt = create("1234");
    box.run(MINUTE);
    var update = command("UPDATE_ACCESS_CODE", id(attempt).put("code", "5678"));
    box.run(MINUTE);
    assertEquals(List.of("pending", "success"), box.course(update));
    assertTrue(lock.opens("5678", box.time.wall()));
    assertFalse(lock.opens("1234", box.time.wall()));
  }

  @Test
  void a_delete_is_success_once_the_slot_is_seen_empty_and_again_for_what_is_gone() {
    var attempt = create("1234");
    box.run(MINUTE);
    var delete = command("DELETE_ACCESS_CODE", id(attempt));
    box.run(MINUTE);
    assertEquals(List.of("pending", "success"), box.course(delete));
    assertTrue(lock.slots.isEmpty());
    assertEquals(List.of(), box.store.blobs("access/code/"));
    var again = command("DELETE_ACCESS_CODE", id(attempt));
    box.run(MINUTE);
    assertEquals(List.of("pending", "success"), box.course(again));
  }

  @Test
  void a_lock_in_the_place_of_another_gets_its_codes() {
    create("1234");
    create("5678");
    box.run(MINUTE);
    lock.slots.clear();
    box.engine.replaced(Box.door(0));
    box.engine.report(Box.door(0), new Report.Online(), Optional.empty());
    box.run(Duration.ofMinutes(5));
    assertTrue(lock.opens("1234", box.time.wall()));
    assertTrue(lock.opens("5678", box.time.wall()));
  }

  @Test
  void a_power_cut_before_the_replacement_is_told_costs_it_no_code() {
    create("1234");
    box.run(MINUTE);
    lock.slots.clear();
    box.store.commit(
        Transaction.of(new Arrival(Box.door(0), true).noted()), Priority.COMMAND, _ -> {});
    box.run(Duration.ofSeconds(1));
    box.kill();
    box.doors.offer(Box.door(0), CodeSlots.class, slots);
    box.engine.report(Box.door(0), new Report.Online(), Optional.empty());
    box.run(Duration.ofMinutes(5));
    assertTrue(lock.opens("1234", box.time.wall()));
  }

  @Test
  void a_sync_is_success_once_the_whole_pass_is_done() {
    create("1234");
    box.run(MINUTE);
    lock.slots.clear();
    var sync = command("SYNC_ACCESS_CODES", Json.object());
    box.run(MINUTE);
    assertEquals(List.of("pending", "success"), box.course(sync));
    assertTrue(lock.opens("1234", box.time.wall()));
    assertEquals(1, box.events("access_code.deleted_external_to_seam").size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE_ACCESS_CODE | {'code':'12a4'}                          | invalid_parameter",
        "CREATE_ACCESS_CODE | {'code':1234}                            | invalid_parameter",
        "CREATE_ACCESS_CODE | {'code':'123'}                           | invalid_code_format",
        "CREATE_ACCESS_CODE | {'code':'1234','common_code_key':'a'}    | invalid_parameter",
        "CREATE_ACCESS_CODE | {'use_backup_access_code_pool':true}     | invalid_parameter",
        "CREATE_ACCESS_CODE | {'is_offline_access_code':true}          | invalid_parameter",
        "CREATE_ACCESS_CODE | {'code':'1234','is_duress':true}         | invalid_parameter",
        "CREATE_ACCESS_CODE | {'code':'1234','starts_at':'tomorrow'}   | invalid_parameter",
        "CREATE_ACCESS_CODE | {'code':'1234','ends_at':'2020-01-01T00:00:00Z'} | invalid_parameter",
        "CREATE_ACCESS_CODE | {'starts_at':'2030-01-02T00:00:00Z','ends_at':'2030-01-01T00:00:00Z'}"
            + " | invalid_parameter",
        "UPDATE_ACCESS_CODE | {'code':'1234'}                          | invalid_parameter",
        "UPDATE_ACCESS_CODE | {'access_code_id':'00000000-0000-4000-8000-000000000009'}"
            + " | access_code_not_found",
        "DELETE_ACCESS_CODE | {'access_code_id':'nine'}                | invalid_parameter",
      })
  void a_wrong_parameter_is_refused(String type, String params, String error) {
    var json = Json.read(io.lintel.gateway.model.Bytes.utf8(params.replace('\'', '"')));
    var attempt = command(type, json.orElseThrow());
    box.run(MINUTE);
    assertEquals(List.of("pending", error), box.course(attempt));
    assertTrue(lock.done.isEmpty());
  }

  @Test
  void the_same_digits_twice_are_a_duplicate_unless_their_times_lie_apart() {
    create("1234");
    box.run(MINUTE);
    var second = create("1234");
    box.run(MINUTE);
    assertEquals(List.of("pending", "duplicate_code_on_device"), box.course(second));
    assertEquals(1, box.store.blobs("access/code/").size());
  }

  @Test
  void digits_of_a_foreign_code_are_a_duplicate() {
    slots.tell(new Input.Seen(3, new SlotContent.Holds(new Pin("1234"))));
    box.run(MINUTE);
    var attempt = create("1234");
    box.run(MINUTE);
    assertEquals(List.of("pending", "duplicate_code_on_device"), box.course(attempt));
  }

  @Test
  void a_duplicate_that_only_the_lock_knows_ends_the_attempt_and_stays_wanted() {
    lock.toldDuplicates = true;
    lock.slots.put(3, new FakeLock.Content(new Pin("1234"), Optional.empty()));
    var attempt = create("1234");
    box.run(MINUTE);
    assertEquals(List.of("pending", "duplicate_code_on_device"), box.course(attempt));
    assertEquals(1, box.events("access_code.failed_to_set_on_device").size());
    assertEquals(1, box.store.blobs("access/code/").size());
  }

  @Test
  void a_full_lock_ends_the_attempt_and_the_code_waits_for_a_slot() {
    for (int slot = 1; slot <= 3; slot++) {
      lock.slots.put(slot, new FakeLock.Content(new Pin("900" + slot), Optional.empty()));
    }
    var attempt = create("1234");
    box.run(MINUTE);
    assertEquals(List.of("pending", "no_space_for_access_code_on_device"), box.course(attempt));
    assertEquals(3, box.events("access_code.unmanaged.created").size());
  }

  @Test
  void a_jam_ends_the_attempt_and_the_code_is_set_when_it_clears() {
    lock.stuck = Optional.of(FakeLock.refused(Reason.LOCK_JAMMED));
    var attempt = create("1234");
    box.run(MINUTE);
    assertEquals(List.of("pending", "lock_jammed"), box.course(attempt));
    lock.stuck = Optional.empty();
    box.run(Duration.ofMinutes(6));
    assertTrue(lock.opens("1234", box.time.wall()));
    assertEquals(1, box.events("access_code.set_on_device").size());
  }

  @Test
  void a_lock_that_is_away_ends_the_attempt_and_is_served_when_it_is_back() {
    box.doors.door(Box.door(0)).mood = Mood.OFFLINE;
    box.doors.report(
        Box.door(0), new Report.Offline(io.lintel.spi.Fault.retry("bench.offline", "no answer")));
    var attempt = create("1234");
    box.run(MINUTE);
    assertEquals(List.of("pending", "device_disconnected"), box.course(attempt));
    box.doors.door(Box.door(0)).mood = Mood.WELL;
    box.doors.report(Box.door(0), new Report.Online());
    box.run(Duration.ofSeconds(20));
    assertTrue(lock.opens("1234", box.time.wall()));
  }

  @Test
  void a_lock_that_never_answers_ends_the_attempt_at_its_deadline() {
    box.doors.door(Box.door(0)).mood = Mood.HUNG;
    var attempt = create("1234");
    box.run(Duration.ofSeconds(61));
    assertEquals("pending", box.course(attempt).getFirst());
    assertNotEquals("success", box.course(attempt).getLast());
    assertEquals(2, box.course(attempt).size());
  }
}
