package io.lintel.driver.zwave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import io.lintel.testkit.TestOrder;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A stick that is unplugged, restarts, falls silent or talks nonsense. */
class StickTest {
  private final SimulatedNode lock = SimulatedNode.lock(7);

  @Test
  void a_stick_unplugged_in_the_middle_of_an_order_leaves_it_unknown_and_works_when_replugged() {
    House house = House.of(lock).started();
    lock.mood = SimulatedNode.Mood.HUNG;
    TestOrder unlock = house.unlock(lock);
    house.pass(Duration.ofMillis(1));
    house.cable.unplug();
    assertEquals("zwave.stick_lost", house.unknown(unlock).code());
    assertInstanceOf(Report.Offline.class, house.last(lock));
    assertFalse(house.isWell());

    lock.mood = SimulatedNode.Mood.WELL;
    house.cable.plug();
    house.pass(Duration.ofSeconds(20));
    assertTrue(house.isWell());
    assertEquals(Outcome.confirmed(), house.outcome(house.unlock(lock)));
  }

  @Test
  void an_order_while_the_stick_is_away_was_never_sent() {
    House house = House.of(lock).started();
    house.cable.unplug();
    house.pass(Duration.ofSeconds(1));
    assertEquals(Reason.HUB_DISCONNECTED, house.notSent(house.unlock(lock)).reason());
    house.cable.plug();
    house.pass(Duration.ofMinutes(1));
    assertEquals(0, lock.sets);
  }

  @Test
  void a_silent_stick_is_restarted_by_command_first() {
    House house = House.of(lock).started();
    house.stick.dead = true;
    house.stick.wakesByReset = true;
    house.outcome(house.unlock(lock));
    assertEquals(List.of(), house.troubles());
    house.pass(Duration.ofSeconds(60));
    assertEquals(Outcome.confirmed(), house.outcome(house.unlock(lock)));
  }

  @Test
  void a_stick_that_stays_silent_is_called_help_for_and_is_taken_back_when_it_answers() {
    House house = House.of(lock).started();
    house.stick.dead = true;
    house.outcome(house.unlock(lock));
    house.pass(Duration.ofMinutes(3));
    assertEquals("zwave.stick_silent", house.troubles().getFirst());
    assertInstanceOf(Report.Offline.class, house.last(lock));

    house.stick.dead = false;
    house.pass(Duration.ofMinutes(3));
    assertTrue(house.isWell());
    assertEquals(Outcome.confirmed(), house.outcome(house.unlock(lock)));
  }

  @Test
  void a_stick_that_restarts_by_itself_is_set_up_again_without_another_restart() {
    House house = House.of(lock).started();
    int resets = resets(house);
    house.stick.restarts();
    house.pass(Duration.ofSeconds(2));
    assertEquals(resets, resets(house));
    assertEquals(Outcome.confirmed(), house.outcome(house.unlock(lock)));
  }

  @Test
  void a_stick_is_restarted_at_start_up_unless_the_installer_forbids_it() {
    assertEquals(1, resets(House.of(lock).started()));
    House gentle = House.withoutSoftReset(lock).started();
    assertEquals(0, resets(gentle));
    assertEquals(Outcome.confirmed(), gentle.outcome(gentle.unlock(lock)));
  }

  @Test
  void what_is_not_a_stick_is_named() {
    House house = House.of(lock);
    house.stick.dead = true;
    house.attachAll();
    house.run.start();
    house.pass(Duration.ofMinutes(3));
    assertEquals("zwave.stick_silent", house.troubles().getFirst());
  }

  @Test
  void noise_on_the_line_is_skipped() {
    House house = House.of(lock).started();
    house.stick.line(0x00, 0x55, 0x01, 0x02, 0xFF, 0x15, 0x18, 0x06);
    assertEquals(Outcome.confirmed(), house.outcome(house.unlock(lock)));
  }

  @Test
  void a_frame_that_noise_began_is_given_up_and_hides_nothing_for_long() {
    House house = House.of(lock).started();
    house.stick.line(0x01, 0x40, 0x00);
    house.pass(Duration.ofMillis(200));
    assertEquals(Outcome.confirmed(), house.outcome(house.unlock(lock)));
    assertEquals(1, lock.movements);
  }

  @Test
  void after_stop_the_line_is_quiet() {
    House house = House.of(lock).started();
    house.run.stop();
    int before = house.cable.heard().size();
    house.pass(Duration.ofHours(1));
    assertEquals(before, house.cable.heard().size());
  }

  private static int resets(House house) {
    return Collections.frequency(house.stick.functions, SimulatedStick.SOFT_RESET);
  }
}
