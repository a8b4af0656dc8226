package io.lintel.driver.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.lintel.driver.simulator.Machine.Step;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report.LockState;
import io.lintel.testkit.MapSettings;
import io.lintel.testkit.TestOrder;
import io.lintel.testkit.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the shell around a door cannot easily be made to do. */
class DoorStateTest {
  private final DoorState locked = after(unready(), new Input.Ready(LockState.LOCKED));

  @Test
  void a_timer_of_an_earlier_movement_does_not_end_the_present_one() {
    DoorState moving = after(after(locked, new Input.Ordered(unlock())), new Input.Begun(1));
    DoorState there = after(moving, new Input.Elapsed(1));
    DoorState back = after(after(there, new Input.ByHand(LockState.LOCKED)), new Input.Begun(2));
    Step<DoorState> late = on(back, new Input.Elapsed(1));
    assertEquals(back, late.state());
    assertEquals(List.of(), late.effects());
  }

  @Test
  void a_beginning_of_an_earlier_movement_does_not_begin_the_present_one() {
    DoorState starting = after(locked, new Input.Ordered(unlock()));
    assertEquals(starting, after(starting, new Input.Begun(0)));
    assertEquals(starting, after(starting, new Input.NotBegun(0, Outcome.confirmed())));
  }

  @Test
  void a_door_that_is_not_ready_keeps_its_orders() {
    DoorState unready = unready();
    DoorState waiting = after(unready, new Input.Ordered(unlock()));
    assertInstanceOf(Phase.Unready.class, waiting.phase());
    assertInstanceOf(
        Phase.Starting.class, after(waiting, new Input.Ready(LockState.LOCKED)).phase());
  }

  @Test
  void an_order_given_up_before_the_door_was_ready_never_moves() {
    Job job = unlock();
    DoorState waiting = after(unready(), new Input.Ordered(job));
    Step<DoorState> givenUp = on(waiting, new Input.GaveUp(job.order().id()));
    assertEquals(List.of(new Effect.End(job, SimulatorFaults.permitEnded())), givenUp.effects());
    assertInstanceOf(
        Phase.Idle.class, after(givenUp.state(), new Input.Ready(LockState.LOCKED)).phase());
  }

  @Test
  void giving_up_what_has_ended_changes_nothing() {
    assertEquals(locked, after(locked, new Input.GaveUp(new UUID(1, 1))));
  }

  private static DoorState after(DoorState state, Input input) {
    return on(state, input).state();
  }

  private static Step<DoorState> on(DoorState state, Input input) {
    return state.on(input, new Now(0, Instant.EPOCH));
  }

  private static DoorState unready() {
    Spec spec = Spec.of(MapSettings.of(Map.of("kind", "lock")));
    return DoorState.unready(spec, CodeMemory.configured(spec.codes()));
  }

  private static Job unlock() {
    var order = TestOrder.of(World.seeded(1), new UUID(0, 1), Duration.ofSeconds(10));
    return new Job(order, new Deed.Move(LockState.UNLOCKED));
  }
}
