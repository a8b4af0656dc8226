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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseTest {
  private static final Position RELEASED = Position.of(LockState.UNLOCKED, Method.REMOTE);
  private static final Position RELOCKED = Position.of(LockState.LOCKED, Method.AUTOMATIC);

  @TempDir private Path folder = Path.of("");

  @Test
  void a_momentary_release_relocks_by_itself() {
    House house = momentary();
    TestOrder unlock = house.unlock();
    house.passSeconds(1);
    assertEquals(Optional.of(Outcome.confirmed()), house.outcome(unlock));
    house.passSeconds(5);
    assertEquals(List.of(RELEASED, RELOCKED), house.told());
    assertEquals(List.of("unlock remote", "lock automatic"), house.moves());
    assertEquals(Optional.empty(), house.movements().getLast().attemptId());
  }

  @Test
  void a_second_pulse_holds_it_longer_and_is_no_second_movement() {
    House house = momentary();
    house.unlock();
    house.passSeconds(3);
    TestOrder again = house.unlock();
    house.passSeconds(4);
    assertEquals(Optional.of(Outcome.confirmed()), house.outcome(again));
    assertEquals(List.of("unlock remote"), house.moves());
    house.passSeconds(1);
    assertEquals(List.of("unlock remote", "lock automatic"), house.moves());
  }

  @Test
  void a_pulse_without_a_permit_does_not_hold_it_longer() {
    House house = momentary();
    house.unlock();
    house.passSeconds(3);
    house.tell("hang");
    TestOrder late = house.unlock();
    late.cancel();
    house.tell("release");
    house.passSeconds(3);
    assertEquals(Optional.of(SimulatorFaults.permitEnded()), house.outcome(late));
    assertEquals(List.of("unlock remote", "lock automatic"), house.moves());
  }

  @Test
  void securing_ends_a_release_under_way() {
    House house = momentary();
    house.unlock();
    house.passSeconds(1);
    house.lock();
    house.passSeconds(30);
    assertEquals(List.of("unlock remote", "lock remote"), house.moves());
  }

  @Test
  void it_relocks_even_when_it_hangs() {
    House house = momentary();
    house.unlock();
    house.passSeconds(1);
    house.tell("hang");
    house.passSeconds(10);
    assertEquals(List.of("unlock remote", "lock automatic"), house.moves());
  }

  @Test
  void one_that_the_power_cut_left_released_is_told_and_relocks_at_the_start() {
    House house = momentary();
    house.unlock();
    House after = house.restarted();
    after.passSeconds(1);
    assertEquals(
        List.of(Position.of(LockState.UNLOCKED, Method.READ), RELOCKED),
        after.reports().of(House.door()).subList(1, 3));
    assertEquals(List.of("unlock remote", "lock automatic"), after.moves());
  }

  @Test
  void a_jammed_one_relocks_once_it_is_freed() {
    House house = momentary();
    house.tell("jam");
    house.unlock();
    house.passSeconds(1);
    house.tell("unjam");
    house.passSeconds(1);
    assertEquals(RELOCKED, house.told().getLast());
  }

  @Test
  void a_latched_release_stays_released_until_it_is_secured() {
    House house = House.with(folder, Map.of("kind", "release", "latched", true));
    house.unlock();
    house.pass(Duration.ofHours(1));
    assertEquals(List.of("unlock remote"), house.moves());
    house.lock();
    house.passSeconds(1);
    assertEquals(List.of("unlock remote", "lock remote"), house.moves());
  }

  private House momentary() {
    return House.with(folder, Map.of("kind", "release", "hold", Duration.ofSeconds(5)));
  }
}
