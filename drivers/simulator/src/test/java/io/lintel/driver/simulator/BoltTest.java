package io.lintel.driver.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.spi.Outcome;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import io.lintel.spi.Report.Position;
import io.lintel.testkit.TestOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoltTest {
  private House house;

  @BeforeEach
  void a_lock_with_a_slow_bolt(@TempDir Path folder) {
    house = House.with(folder, Map.of("kind", "lock", "travel", Duration.ofSeconds(2)));
  }

  @Test
  void a_movement_is_written_when_the_bolt_begins_and_told_when_it_arrives() {
    TestOrder unlock = house.unlock();
    assertEquals(List.of("unlock remote"), house.moves());
    assertEquals(List.of(), house.told());
    house.passSeconds(2);
    assertEquals(List.of(Position.of(LockState.UNLOCKED, Method.REMOTE)), house.told());
    assertEquals(Optional.of(Outcome.confirmed()), house.outcome(unlock));
  }

  @Test
  void a_line_names_device_kind_attempt_and_time() {
    TestOrder unlock = house.unlock();
    var line = house.movements().getFirst();
    assertEquals(House.door(), line.deviceId());
    assertEquals("unlock", line.kind());
    assertEquals(Optional.of(unlock.id()), line.attemptId());
    assertEquals(house.world().wall(), line.at());
  }

  @Test
  void locking_what_is_locked_is_done_by_a_reading_and_moves_nothing() {
    TestOrder lock = house.lock();
    assertEquals(List.of(Position.of(LockState.LOCKED, Method.READ)), house.told());
    assertEquals(Optional.of(Outcome.confirmed()), house.outcome(lock));
    assertEquals(List.of(), house.moves());
  }

  @Test
  void orders_wait_for_the_bolt_to_be_at_rest() {
    house.unlock();
    TestOrder lock = house.lock();
    assertEquals(List.of("unlock remote"), house.moves());
    house.passSeconds(4);
    assertEquals(List.of("unlock remote", "lock remote"), house.moves());
    assertEquals(Optional.of(Outcome.confirmed()), house.outcome(lock));
  }

  @Test
  void a_reading_while_the_bolt_travels_tells_where_it_arrived() {
    house.unlock();
    TestOrder read = house.read();
    assertEquals(Optional.empty(), house.outcome(read));
    house.passSeconds(2);
    assertEquals(Position.of(LockState.UNLOCKED, Method.READ), house.told().getLast());
    assertEquals(Optional.of(Outcome.confirmed()), house.outcome(read));
  }

  @Test
  void a_thumb_turn_is_told_as_manual_and_belongs_to_no_attempt() {
    house.tell("manual_unlock");
    house.passSeconds(2);
    assertEquals(List.of(Position.of(LockState.UNLOCKED, Method.MANUAL)), house.told());
    assertEquals(Optional.empty(), house.movements().getFirst().attemptId());
    house.tell("manual_lock");
    house.passSeconds(2);
    assertEquals(List.of("unlock manual", "lock manual"), house.moves());
  }

  @Test
  void a_thumb_turn_that_is_there_already_moves_and_tells_nothing() {
    house.tell("manual_lock");
    house.passSeconds(2);
    assertEquals(List.of(), house.moves());
    assertEquals(List.of(), house.told());
  }

  @Test
  void more_orders_than_can_wait_are_not_sent() {
    house.unlock();
    for (int i = 0; i < DoorState.QUEUE_MAX; i++) {
      house.read();
    }
    TestOrder tooMany = house.read();
    assertEquals(Optional.of(SimulatorFaults.busy()), house.outcome(tooMany));
  }
}
