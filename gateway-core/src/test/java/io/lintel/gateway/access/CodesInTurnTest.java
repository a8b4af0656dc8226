package io.lintel.gateway.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.action.Box;
import io.lintel.gateway.action.Specialist;
import io.lintel.gateway.model.Json;
import io.lintel.spi.CodeSlots;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Wishes that come while an earlier one is being written: judged by what is true after them. */
class CodesInTurnTest {

  private final Box box = new Box(1, 1, CodesInTurnTest::codes);
  private final FakeLock lock = new FakeLock(9, false, false);

  private static List<Specialist> codes() {
    var settings =
        new CodeSettings(
            new UUID(1, 1), PinText.MASKED, ZoneId.of("Europe/Berlin"), Map.of(), false);
    return List.of(new AccessCodes(settings, new ClockSense(), new Random(7)::nextInt));
  }

  @BeforeEach
  void the_door_has_a_lock_with_slots() {
    box.doors.offer(Box.door(0), CodeSlots.class, new SlotsOfLock(box, Box.door(0), lock));
    box.run(Duration.ofSeconds(1));
  }

  @Test
  void codes_created_in_one_moment_are_all_set() {
    var attempts = List.of("1111", "2222", "3333", "4444").stream().map(this::create).toList();
    box.run(Duration.ofMinutes(2));
    attempts.forEach(id -> assertEquals(List.of("pending", "success"), box.course(id)));
    assertEquals(4, lock.slots.size());
  }

  private UUID create(String pin) {
    return box.command("CREATE_ACCESS_CODE", 0, Json.object().put("code", pin));
  }
}
