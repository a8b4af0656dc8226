package io.lintel.gateway.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.access.local.LocalAccess;
import io.lintel.gateway.access.local.LocalAccessSettings;
import io.lintel.gateway.action.Box;
import io.lintel.gateway.action.Published;
import io.lintel.gateway.action.Specialist;
import io.lintel.gateway.config.AccessConfig;
import io.lintel.gateway.config.AccessConfig.UntrustedClock;
import io.lintel.gateway.model.Json;
import io.lintel.spi.CodeSlots;
import io.lintel.spi.Pin;
import io.lintel.spi.Report.SlotContent;
import io.lintel.spi.Secret;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lock that holds its codes: more than one of a thousand guesses must not open in silence. */
class GuessableLockTest {

  private static final UUID LOCK = Box.door(0);

  /** 10 of 10,000 are one of a thousand; one more is too many. */
  private static final int MOST = 10;

  private final Box box = new Box(5, 1, GuessableLockTest::parts);

  @AfterEach
  void keep_what_was_published() {
    Published.keep(box, GuessableLockTest.class);
  }

  @Test
  void one_code_more_than_one_of_a_thousand_is_told_once_at_the_lock() {
    offer(new FakeLock(20, false, true));
    create(MOST);
    assertEquals(0, guessable());
    var last = create(7_000, Json.object());
    create(7_001, Json.object());
    assertEquals(1, guessable());
    var told = box.events("gateway.codes_guessable").getFirst();
    assertEquals(LOCK.toString(), told.path("device_id").asText());
    assertEquals(4, told.path("digits").asInt());
    assertEquals(MOST + 1, told.path("codes").asInt());
    assertTrue(box.told.toString().contains("use longer codes"));
    delete(last);
    assertEquals(1, guessable(), "still too many");
  }

  @Test
  void it_is_told_again_when_it_comes_back() {
    offer(new FakeLock(20, false, false));
    create(MOST);
    delete(create(7_000, Json.object()));
    create(7_001, Json.object());
    assertEquals(2, guessable());
  }

  @Test
  void codes_that_others_put_there_open_as_well() {
    var lock = new FakeLock(20, false, false);
    var slots = offer(lock);
    create(MOST);
    lock.slots.put(20, new FakeLock.Content(new Pin("7777"), Optional.empty()));
    slots.tell(new Input.Seen(20, new SlotContent.Holds(new Pin("7777"))));
    box.run(Duration.ofMinutes(1));
    assertEquals(1, guessable());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void guests_after_one_another_count_together_where_the_next_is_let_in_early(boolean schedules) {
    offer(new FakeLock(20, schedules, false));
    create(MOST - 1);
    var turn = box.time.wall().plus(Duration.ofDays(1));
    create(7_000, Json.object().put("ends_at", turn.toString()));
    create(
        7_001,
        Json.object()
            .put("starts_at", turn.plus(Duration.ofMinutes(30)).toString())
            .put("ends_at", turn.plus(Duration.ofDays(1)).toString()));
    assertEquals(schedules ? 0 : 1, guessable());
  }

  @Test
  void a_code_that_found_no_room_opens_nothing() {
    offer(new FakeLock(MOST, false, false));
    create(MOST);
    box.command("CREATE_ACCESS_CODE", 0, Json.object().put("code", "7000"));
    box.run(Duration.ofMinutes(1));
    assertEquals(1, box.events("access_code.failed_to_set_on_device").size());
    assertEquals(0, guessable());
  }

  @Test
  void a_restart_tells_it_anew() {
    offer(new FakeLock(20, false, false));
    create(MOST + 1);
    box.kill();
    box.run(Duration.ofMinutes(1));
    assertEquals(2, guessable());
  }

  private SlotsOfLock offer(FakeLock lock) {
    var slots = new SlotsOfLock(box, LOCK, lock);
    box.doors.offer(LOCK, CodeSlots.class, slots);
    box.run(Duration.ofSeconds(1));
    return slots;
  }

  private int guessable() {
    return box.events("gateway.codes_guessable").size();
  }

  private void create(int count) {
    for (int i = 0; i < count; i++) {
      create(1_000 + i, Json.object());
    }
  }

  private String create(int digits, ObjectNode times) {
    var attempt = box.command("CREATE_ACCESS_CODE", 0, times.put("code", "" + digits));
    box.run(Duration.ofMinutes(1));
    assertEquals(List.of("pending", "success"), box.course(attempt));
    return box.ended(attempt).path("result").path("access_code").path("access_code_id").asText();
  }

  private void delete(String codeId) {
    box.command("DELETE_ACCESS_CODE", 0, Json.object().put("access_code_id", codeId));
    box.run(Duration.ofMinutes(1));
  }

  private static List<Specialist> parts() {
    var clock = new ClockSense();
    var settings =
        new CodeSettings(new UUID(1, 1), PinText.MASKED, ZoneOffset.UTC, Map.of(), false);
    var codes = new AccessCodes(settings, clock, new Random(7)::nextInt);
    var local =
        new LocalAccessSettings(Map.of(), new AccessConfig(UntrustedClock.LAST_KNOWN, 5), false);
    return List.of(
        codes, new LocalAccess(local, codes, CardBook.empty(), new Secret(new byte[32]), clock));
  }
}
