package io.lintel.driver.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.lintel.spi.Outcome;
import io.lintel.spi.Pin;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import io.lintel.spi.Report.Position;
import io.lintel.spi.Report.User;
import io.lintel.testkit.TestOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeypadTest {
  private static final Report DENIED = new Report.AccessDenied(Report.Denial.UNKNOWN_CODE);
  private static final Report BY_SECOND_CODE =
      new Position(LockState.UNLOCKED, Method.KEYCODE, new User(2));

  private House house;

  @BeforeEach
  void a_keypad_lock(@TempDir Path folder) {
    house = House.with(folder, Map.of("kind", "keypad_lock", "codes", List.of("1234", "778899")));
  }

  @Test
  void a_right_code_opens_and_tells_its_slot() {
    house.key("778899");
    house.passSeconds(1);
    assertEquals(List.of(BY_SECOND_CODE), house.told());
    assertEquals(List.of("unlock keycode"), house.moves());
    assertEquals(Optional.empty(), house.movements().getFirst().attemptId());
  }

  @Test
  void a_wrong_code_is_denied_and_moves_nothing() {
    house.key("12345");
    house.passSeconds(1);
    assertEquals(List.of(DENIED), house.told());
    assertEquals(List.of(), house.moves());
  }

  @Test
  void a_simulated_entry_of_a_right_code_is_done_when_the_bolt_has_moved() {
    TestOrder entry = house.enter("778899");
    assertEquals(Optional.empty(), house.outcome(entry));
    house.passSeconds(1);
    assertEquals(List.of(BY_SECOND_CODE), house.told());
    assertEquals(Optional.of(Outcome.confirmed()), house.outcome(entry));
  }

  @Test
  void a_simulated_entry_of_a_wrong_code_is_done_all_the_same() {
    TestOrder entry = house.enter("000000");
    assertEquals(List.of(DENIED), house.told());
    assertEquals(Optional.of(Outcome.confirmed()), house.outcome(entry));
  }

  @Test
  void that_a_code_was_entered_is_true_even_when_the_bolt_jams() {
    house.tell("jam");
    TestOrder entry = house.enter("1234");
    house.passSeconds(1);
    assertEquals(
        new Position(LockState.JAMMED, Method.KEYCODE, new User(1)), house.told().getLast());
    assertEquals(Optional.of(Outcome.confirmed()), house.outcome(entry));
  }

  @Test
  void the_lock_button_locks_by_hand() {
    house.unlock();
    house.passSeconds(1);
    TestOrder press = house.pressLock();
    house.passSeconds(1);
    assertEquals(Position.of(LockState.LOCKED, Method.MANUAL), house.told().getLast());
    assertEquals(Optional.of(Outcome.confirmed()), house.outcome(press));
    assertEquals("lock manual", house.moves().getLast());
    assertEquals(Optional.empty(), house.movements().getLast().attemptId());
  }

  @Test
  void no_digit_is_ever_printed() {
    house.key("778899");
    house.key("555666");
    house.enter("778899");
    house.passSeconds(1);
    String said = house.reports().all() + " " + house.host().log().lines() + house.moves();
    assertFalse(said.contains("778899") || said.contains("555666"), said);
    assertFalse(new Deed.Enter(new Pin("778899")).toString().contains("778899"));
  }
}
