package io.lintel.gateway.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LaneTest {

  private static final Limits SMALL = new Limits(2, 1, 15, 15, 10, 10, Duration.ofSeconds(10));
  private final Lane lane = new Lane(SMALL);
  private final UUID code = new UUID(0, 1);
  private final UUID unlock = new UUID(0, 2);
  private final UUID lock = new UUID(0, 3);

  @Test
  void doors_overtake_what_waits_but_nothing_that_runs() {
    lane.hold(code);
    lane.enqueue(lock, true);
    lane.enqueue(unlock, true);
    assertEquals(Optional.empty(), lane.turn());
    lane.leave(code);
    assertEquals(Optional.of(lock), lane.turn());
    lane.leave(lock);
    assertEquals(Optional.of(unlock), lane.turn());
  }

  @Test
  void a_door_that_came_later_goes_before_other_work() {
    lane.enqueue(code, false);
    lane.enqueue(unlock, true);
    assertEquals(Optional.of(unlock), lane.turn());
  }

  @Test
  void queued_codes_never_make_an_unlock_busy() {
    lane.enqueue(code, false);
    assertFalse(lane.hasRoom(false));
    assertTrue(lane.hasRoom(true));
    lane.enqueue(unlock, true);
    lane.enqueue(lock, true);
    assertFalse(lane.hasRoom(true));
  }

  @Test
  void who_leaves_while_waiting_is_never_given_a_turn() {
    lane.enqueue(unlock, true);
    lane.enqueue(lock, true);
    lane.leave(unlock);
    assertEquals(Optional.of(lock), lane.turn());
    lane.leave(lock);
    assertTrue(lane.isIdle());
  }
}
