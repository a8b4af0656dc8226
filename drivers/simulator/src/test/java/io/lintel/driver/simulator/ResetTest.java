package io.lintel.driver.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import io.lintel.spi.Report.Position;
import io.lintel.testkit.TestOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResetTest {
  private House house;

  @BeforeEach
  void a_lock(@TempDir Path folder) {
    house = House.with(folder, Map.of("kind", "lock"));
  }

  @Test
  void a_door_is_locked_and_well_afterwards() {
    house.unlock();
    house.passSeconds(1);
    for (String mishap : List.of("jam", "slow", "hang", "offline")) {
      house.tell(mishap);
    }
    TestOrder reset = house.reset();
    house.passSeconds(1);
    assertEquals(Optional.of(Outcome.confirmed()), house.outcome(reset));
    assertEquals(Position.of(LockState.LOCKED, Method.AUTOMATIC), house.told().getLast());
    assertEquals(Optional.of(Outcome.confirmed()), house.outcome(house.lock()));
  }

  @Test
  void the_movement_of_a_reset_is_no_attempts() {
    house.unlock();
    house.passSeconds(1);
    house.reset();
    assertEquals("lock automatic", house.moves().getLast());
    assertEquals(Optional.empty(), house.movements().getLast().attemptId());
  }

  @Test
  void what_a_hung_door_had_taken_is_not_done_any_more() {
    house.tell("hang");
    TestOrder unlock = house.unlock();
    house.reset();
    house.passSeconds(30);
    assertEquals(Optional.of(SimulatorFaults.wasReset()), house.outcome(unlock));
    assertEquals(List.of(), house.moves());
  }

  @Test
  void an_offline_door_is_told_online_again() {
    house.tell("offline");
    house.reset();
    assertEquals(new Report.Online(), house.told().get(1));
  }
}
