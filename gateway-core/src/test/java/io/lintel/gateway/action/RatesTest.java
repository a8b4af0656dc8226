package io.lintel.gateway.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.model.ActionType;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RatesTest {

  private static final long SECOND = 1_000_000_000L;
  private final Rates rates = new Rates(Limits.defaults());

  @Test
  void a_device_takes_15_locks_and_15_unlocks_a_minute() {
    var door = new UUID(0, 1);
    for (int i = 0; i < 15; i++) {
      assertTrue(rates.check(door, ActionType.UNLOCK_DOOR, i * SECOND).isEmpty());
      rates.count(door, ActionType.UNLOCK_DOOR, i * SECOND);
    }
    var refusal = rates.check(door, ActionType.UNLOCK_DOOR, 15 * SECOND);
    assertEquals(Refusal.Reason.RATE, refusal.orElseThrow().reason());
    assertTrue(rates.check(door, ActionType.LOCK_DOOR, 15 * SECOND).isEmpty());
    assertTrue(rates.check(door, ActionType.UNLOCK_DOOR, 60 * SECOND).isEmpty());
  }

  @Test
  void a_device_takes_10_new_codes_a_minute_and_any_number_of_changes() {
    var lock = new UUID(0, 1);
    for (int i = 0; i < 10; i++) {
      assertTrue(rates.check(lock, ActionType.CREATE_ACCESS_CODE, i * SECOND).isEmpty());
      rates.count(lock, ActionType.CREATE_ACCESS_CODE, i * SECOND);
      rates.count(lock, ActionType.UPDATE_ACCESS_CODE, i * SECOND);
    }
    assertTrue(rates.check(lock, ActionType.CREATE_ACCESS_CODE, 10 * SECOND).isPresent());
    assertTrue(rates.check(lock, ActionType.UPDATE_ACCESS_CODE, 10 * SECOND).isEmpty());
    assertTrue(rates.check(new UUID(0, 2), ActionType.CREATE_ACCESS_CODE, 10 * SECOND).isEmpty());
    assertTrue(rates.check(lock, ActionType.CREATE_ACCESS_CODE, 60 * SECOND).isEmpty());
  }

  @Test
  void an_eleventh_different_door_within_ten_seconds_is_refused() {
    for (int i = 0; i < 10; i++) {
      rates.count(new UUID(0, i), ActionType.UNLOCK_DOOR, 0);
    }
    assertTrue(rates.isBurst(new UUID(0, 10), SECOND));
    assertTrue(rates.check(new UUID(0, 10), ActionType.UNLOCK_DOOR, SECOND).isPresent());
    assertTrue(rates.check(new UUID(0, 9), ActionType.UNLOCK_DOOR, SECOND).isEmpty());
    assertTrue(rates.check(new UUID(0, 10), ActionType.LOCK_DOOR, SECOND).isEmpty());
    var later = Duration.ofSeconds(11).toNanos();
    assertTrue(rates.check(new UUID(0, 10), ActionType.UNLOCK_DOOR, later).isEmpty());
  }
}
