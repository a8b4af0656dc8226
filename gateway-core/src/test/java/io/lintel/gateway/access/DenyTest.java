package io.lintel.gateway.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.action.Box;
import io.lintel.gateway.action.Published;
import io.lintel.gateway.action.Specialist;
import io.lintel.gateway.model.Json;
import io.lintel.spi.CodeSlots;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A day without a time server and {@code access.untrusted_clock}, through the whole engine. */
class DenyTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int LOCK = 0;
  private static final int GUARDED = 1;
  private static final UUID KEYPAD = Box.door(2);

  private boolean deny = true;
  private final Box box = new Box(5, 3, this::parts);
  private final FakeLock lock = new FakeLock(3, false, false);

  @BeforeEach
  void drivers_are_up() {
    box.doors.offer(Box.door(LOCK), CodeSlots.class, new SlotsOfLock(box, Box.door(LOCK), lock));
    box.run(Duration.ofSeconds(1));
  }

  @AfterEach
  void keep_what_was_published() {
    Published.keep(box, DenyTest.class);
  }

  @Test
  void after_a_day_counted_over_restarts_codes_with_an_end_leave_until_the_clock_is_set() {
    create(LOCK, "1234");
    box.time.setTrusted(false);
    box.run(Duration.ofHours(23));
    assertTrue(lock.opens("1234", box.time.wall()), "a day is not over");
    box.kill();
    box.run(Duration.ofMinutes(63));
    assertTrue(lock.slots.isEmpty());
    assertEquals(1, box.events("access_code.removed_from_device").size());
    assertEquals(1, told("was not set for 24 hours"));
    box.time.setTrusted(true);
    box.run(Duration.ofMinutes(2));
    assertTrue(lock.opens("1234", box.time.wall()));
    assertEquals(2, box.events("access_code.set_on_device").size());
    assertEquals(1, told("the clock is set again"));
  }

  @Test
  void where_it_is_not_asked_for_they_stay() {
    deny = false;
    box.kill();
    box.run(MINUTE);
    create(LOCK, "1234");
    box.time.setTrusted(false);
    box.run(Duration.ofHours(30));
    assertTrue(lock.opens("1234", box.time.wall()));
    assertEquals(0, told("was not set for 24 hours"));
  }

  @Test
  void a_start_with_such_a_clock_says_so_and_keeps_the_lock_empty() {
    create(LOCK, "1234");
    box.time.setTrusted(false);
    box.run(Duration.ofHours(25));
    box.told.clear();
    box.kill();
    box.run(Duration.ofHours(1));
    assertTrue(lock.slots.isEmpty());
    assertEquals(1, told("was not set for 24 hours"));
  }

  @Test
  void the_error_is_shown_at_the_code_wherever_it_is_held() {
    for (int device : List.of(LOCK, GUARDED)) {
      var id = create(device, "1234");
      box.time.setTrusted(false);
      box.run(Duration.ofHours(25));
      var renamed =
          box.command(
              "UPDATE_ACCESS_CODE",
              device,
              Json.object().put("access_code_id", id).put("name", "Other"));
      box.run(MINUTE);
      assertEquals(List.of("pending", "access_code_inactive"), box.course(renamed));
      var told = box.events("access_code.failed_to_set_on_device").getLast();
      var error = told.path("access_code_errors").path(0);
      assertEquals("access_code_inactive", error.path("error_code").asText());
      assertTrue(error.path("is_access_code_error").asBoolean());
      box.time.setTrusted(true);
      box.run(Duration.ofMinutes(2));
      var again =
          box.command(
              "UPDATE_ACCESS_CODE",
              device,
              Json.object().put("access_code_id", id).put("name", "Third"));
      box.run(MINUTE);
      var code = box.ended(again).path("result").path("access_code");
      assertEquals("set", code.path("status").asText());
      assertTrue(code.path("errors").isEmpty());
    }
  }

  private String create(int device, String digits) {
    var params = Json.object().put("code", digits);
    params.put("ends_at", box.time.wall().plus(Duration.ofDays(9)).toString());
    var attempt = box.command("CREATE_ACCESS_CODE", device, params);
    box.run(MINUTE);
    assertEquals(List.of("pending", "success"), box.course(attempt));
    assertFalse(box.events("access_code.set_on_device").isEmpty());
    return box.ended(attempt).path("result").path("access_code").path("access_code_id").asText();
  }

  private long told(String words) {
    return box.told.stream().filter(told -> told.toString().contains(words)).count();
  }

  private List<Specialist> parts() {
    var settings =
        new CodeSettings(
            new UUID(1, 1),
            PinText.MASKED,
            ZoneOffset.UTC,
            Map.of(KEYPAD, Box.door(GUARDED)),
            deny);
    return List.of(new AccessCodes(settings, new ClockSense(), new Random(7)::nextInt));
  }
}
