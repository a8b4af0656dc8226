package io.lintel.gateway.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.action.Box;
import io.lintel.gateway.model.Json;
import io.lintel.spi.Pin;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import io.lintel.spi.Report.SlotContent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of codes after their attempts: restarts, ends, entries, codes of others. */
class AccessCodesLaterTest extends AccessCodesRig {
  @Test
  void a_restart_at_any_time_neither_loses_nor_doubles_anything() {
    for (int step = 0; step < 25; step++) {
      var digits = "10" + (10 + step);
      var attempt = create(digits);
      box.run(Duration.ofMillis(300L * step));
      box.kill();
      box.run(MINUTE);
      assertEquals("success", box.course(attempt).getLast(), "restart at " + step);
      assertTrue(lock.opens(digits, box.time.wall()), "restart at " + step);
      var delete = command("DELETE_ACCESS_CODE", id(attempt));
      box.run(Duration.ofMillis(300L * step));
      box.kill();
      box.run(MINUTE);
      assertEquals("success", box.course(delete).getLast(), "restart at " + step);
      assertTrue(lock.slots.isEmpty(), "restart at " + step);
    }
  }

  @Test
  void a_code_that_expires_is_removed_from_the_lock() {
    var end = box.time.wall().plus(Duration.ofHours(5));
    create(params("1234").put("ends_at", end.toString()));
    box.run(Duration.ofHours(4));
    assertTrue(lock.opens("1234", box.time.wall()));
    box.run(Duration.ofHours(1).plus(MINUTE));
    assertTrue(lock.slots.isEmpty());
    assertEquals(1, box.events("access_code.removed_from_device").size());
    assertEquals(1, box.events("access_code.deleted").size());
  }

  @Test
  void who_opened_is_told_by_the_slot() {
    var attempt = create("1234");
    box.run(MINUTE);
    box.doors.report(
        Box.door(0), new Report.Position(LockState.UNLOCKED, Method.KEYCODE, new Report.User(1)));
    box.run(MINUTE);
    var event = box.events("lock.unlocked").getFirst();
    assertEquals(
        code(attempt).path("access_code_id").asText(), event.path("access_code_id").asText());
    assertTrue(event.path("access_code_is_managed").asBoolean());
  }

  @Test
  void a_foreign_code_is_never_deleted_nor_changed() {
    slots.tell(new Input.Seen(3, new SlotContent.Holds(new Pin("1234"))));
    box.run(MINUTE);
    var foreign =
        box.events("access_code.unmanaged.created").getFirst().path("access_code_id").asText();
    var params = Json.object().put("access_code_id", foreign);
    var delete = command("DELETE_ACCESS_CODE", params);
    var update = command("UPDATE_ACCESS_CODE", params.deepCopy().put("code", "5678"));
    box.run(MINUTE);
    assertEquals(List.of("pending", "command_rejected"), box.course(delete));
    assertEquals(List.of("pending", "access_code_not_found"), box.course(update));
    assertTrue(lock.done.isEmpty());
  }

  @Test
  void a_device_that_holds_no_codes_and_is_not_guarded_is_refused() {
    var attempt = box.command("CREATE_ACCESS_CODE", 3, params("1234"));
    box.run(MINUTE);
    assertEquals(List.of("pending", "device_not_supported"), box.course(attempt));
  }

  @Test
  void codes_of_a_guarded_door_and_of_its_keypad_are_in_the_book_at_once() {
    var touched = new ArrayList<UUID>();
    parts.getLast().onChange(touched::add);
    var start = box.time.wall().plus(Duration.ofDays(1));
    var first = box.command("CREATE_ACCESS_CODE", 1, params("1234").put("is_duress", true));
    var second =
        box.command("CREATE_ACCESS_CODE", 2, params("5678").put("starts_at", start.toString()));
    box.run(Duration.ofSeconds(1));
    assertEquals(List.of("pending", "success"), box.course(first));
    assertEquals(List.of("pending", "success"), box.course(second));
    assertEquals(
        List.of(true, false), parts.getLast().of(Box.door(1)).map(DoorCode::duress).toList());
    assertTrue(touched.contains(Box.door(1)));
    box.kill();
    box.run(Duration.ofSeconds(1));
    assertEquals(2, parts.getLast().of(Box.door(1)).count());
  }

  @Test
  void times_without_an_offset_are_those_of_the_site() {
    var attempt = create(params("1234").put("starts_at", "2026-07-01T15:00:00"));
    box.run(MINUTE);
    assertEquals("2026-07-01T13:00:00.000Z", code(attempt).path("starts_at").asText());
  }

  @Test
  void a_reset_forgets_the_codes_of_simulated_devices() {
    create("1234");
    box.run(MINUTE);
    var done = new ArrayList<Boolean>();
    parts.getLast().reset(Box.door(0), () -> done.add(true));
    box.run(MINUTE);
    assertEquals(List.of(true), done);
    assertEquals(List.of(), box.store.blobs("access/code/"));
    assertEquals(List.of(), box.store.blobs("access/unmanaged/"));
    assertEquals(1, box.events("access_code.deleted").size());
  }

  @Test
  void no_digits_are_in_events_state_or_log() {
    create("4711");
    box.run(MINUTE);
    var everything = new StringBuilder(box.told.toString());
    box.journal().forEach(row -> everything.append(row.payload().utf8()));
    box.slots.values().forEach(bytes -> everything.append(bytes.utf8()));
    assertFalse(everything.toString().contains("\"4711\""), "digits left the gateway");
    assertFalse(box.told.toString().contains("4711"));
  }
}
