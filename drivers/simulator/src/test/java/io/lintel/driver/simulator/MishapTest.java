package io.lintel.driver.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.lintel.spi.Bolt;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import io.lintel.spi.Report;
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

/** Every way in which a door can be told to misbehave. */
class MishapTest {
  private static final Position UNLOCKED = Position.of(LockState.UNLOCKED, Method.REMOTE);

  private House house;

  @BeforeEach
  void a_lock(@TempDir Path folder) {
    house = House.with(folder, Map.of("kind", "lock", "travel", Duration.ofSeconds(2)));
  }

  @Test
  void a_jam_stops_the_bolt_half_way_and_refuses_the_order() {
    house.tell("jam");
    TestOrder unlock = house.unlock();
    house.passSeconds(1);
    assertEquals(List.of(Position.of(LockState.JAMMED, Method.REMOTE)), house.told());
    assertEquals(Reason.LOCK_JAMMED, refusal(unlock));
    assertEquals(List.of("unlock remote"), house.moves());
  }

  @Test
  void a_bolt_that_jams_in_mid_travel_never_arrives() {
    TestOrder unlock = house.unlock();
    house.passSeconds(1);
    house.tell("jam");
    house.passSeconds(1);
    assertEquals(List.of(Position.of(LockState.JAMMED, Method.REMOTE)), house.told());
    assertEquals(Reason.LOCK_JAMMED, refusal(unlock));
  }

  @Test
  void a_jammed_bolt_moves_again_after_unjam() {
    house.tell("jam");
    house.unlock();
    house.passSeconds(1);
    house.tell("unjam");
    TestOrder again = house.unlock();
    house.passSeconds(2);
    assertEquals(Optional.of(Outcome.confirmed()), house.outcome(again));
    assertEquals(UNLOCKED, house.told().getLast());
  }

  @Test
  void a_jam_harms_no_bolt_that_need_not_move() {
    house.tell("jam");
    assertEquals(Optional.of(Outcome.confirmed()), house.outcome(house.lock()));
  }

  @Test
  void an_offline_door_says_so_and_takes_nothing() {
    house.tell("offline");
    TestOrder unlock = house.unlock();
    assertInstanceOf(Report.Offline.class, house.told().getFirst());
    assertEquals(Optional.of(SimulatorFaults.disconnected()), house.outcome(unlock));
    house.tell("online");
    house.passSeconds(20);
    assertEquals(List.of(), house.moves());
  }

  @Test
  void a_door_that_goes_offline_in_mid_travel_may_have_moved() {
    TestOrder unlock = house.unlock();
    house.tell("offline");
    assertInstanceOf(Outcome.Unknown.class, house.outcome(unlock).orElseThrow());
    house.passSeconds(5);
    house.tell("online");
    assertEquals(List.of(new Report.Online(), UNLOCKED), house.told().subList(1, 3));
  }

  @Test
  void what_a_hand_did_while_offline_is_told_when_online() {
    house.tell("offline");
    house.tell("manual_unlock");
    house.passSeconds(2);
    assertEquals(1, house.told().size(), "offline alone is told");
    house.tell("online");
    assertEquals(
        List.of(new Report.Online(), Position.of(LockState.UNLOCKED, Method.MANUAL)),
        house.told().subList(1, 3));
  }

  @Test
  void a_hung_door_goes_on_with_what_it_took_when_released_in_time() {
    house.tell("hang");
    TestOrder unlock = house.unlock();
    house.passSeconds(5);
    assertEquals(List.of(), house.moves());
    house.tell("release");
    house.passSeconds(2);
    assertEquals(Optional.of(Outcome.confirmed()), house.outcome(unlock));
    assertEquals(List.of("unlock remote"), house.moves());
  }

  @Test
  void a_hung_door_released_after_the_deadline_moves_nothing() {
    house.tell("hang");
    TestOrder unlock = house.unlock();
    house.pass(House.WINDOW.plusNanos(1));
    house.tell("release");
    house.passSeconds(60);
    assertEquals(List.of(), house.moves());
    assertEquals(Optional.of(SimulatorFaults.permitEnded()), house.outcome(unlock));
  }

  @Test
  void a_hung_door_that_is_never_released_leaves_its_order_unknown() {
    house.tell("hang");
    TestOrder unlock = house.unlock();
    house.pass(House.WINDOW.plus(Unit.PATIENCE));
    assertInstanceOf(Outcome.Unknown.class, house.outcome(unlock).orElseThrow());
  }

  @Test
  void a_door_that_hangs_in_mid_travel_moves_and_tells_it_when_released() {
    TestOrder unlock = house.unlock();
    house.tell("hang");
    house.passSeconds(5);
    assertEquals(List.of(), house.told());
    assertEquals(Optional.empty(), house.outcome(unlock), "no outcome before its report");
    house.tell("release");
    assertEquals(List.of(UNLOCKED), house.told());
    assertEquals(Optional.of(Outcome.confirmed()), house.outcome(unlock));
  }

  @Test
  void a_hung_door_still_has_its_thumb_turn() {
    house.tell("hang");
    house.tell("manual_unlock");
    house.passSeconds(2);
    assertEquals(List.of("unlock manual"), house.moves());
    assertEquals(List.of(), house.told());
    house.tell("release");
    assertEquals(List.of(Position.of(LockState.UNLOCKED, Method.MANUAL)), house.told());
  }

  @Test
  void a_slow_door_moves_at_once_and_answers_late() {
    house.tell("slow");
    TestOrder unlock = house.unlock();
    assertEquals(List.of("unlock remote"), house.moves());
    house.passSeconds(4);
    assertEquals(List.of(), house.told());
    house.passSeconds(1);
    assertEquals(List.of(UNLOCKED), house.told());
    assertEquals(Optional.of(Outcome.confirmed()), house.outcome(unlock));
  }

  @Test
  void a_slow_door_reads_late_too_until_it_is_released() {
    house.tell("slow");
    TestOrder slowly = house.read();
    assertEquals(Optional.empty(), house.outcome(slowly));
    house.passSeconds(3);
    assertEquals(Optional.of(Outcome.confirmed()), house.outcome(slowly));
    house.tell("release");
    assertEquals(Optional.of(Outcome.confirmed()), house.outcome(house.read()));
  }

  @Test
  void a_report_later_than_the_deadline_still_comes() {
    house.tell("slow");
    TestOrder unlock = house.run().order(House.door(), Duration.ofSeconds(1));
    house.run().unlock(unlock);
    house.passSeconds(2);
    assertInstanceOf(Outcome.Unknown.class, house.outcome(unlock).orElseThrow());
    house.passSeconds(3);
    assertEquals(List.of(UNLOCKED), house.told());
  }

  @Test
  void an_order_at_a_door_that_was_taken_away_is_not_sent() {
    Bolt bolt = house.run().capability(House.door(), Bolt.class);
    house.run().detach(House.door());
    TestOrder late = house.run().order(House.door(), House.WINDOW);
    house.host().loop().call(() -> bolt.unlock(late));
    assertEquals(Optional.of(SimulatorFaults.removedUnsent()), house.outcome(late));
  }

  private Reason refusal(TestOrder order) {
    var refused = assertInstanceOf(Outcome.Refused.class, house.outcome(order).orElseThrow());
    return refused.reason();
  }
}
