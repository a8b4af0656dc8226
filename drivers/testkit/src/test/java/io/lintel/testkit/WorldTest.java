package io.lintel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lintel.spi.FaultException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorldTest {
  private final World world = World.seeded(7);
  private final List<String> ran = new ArrayList<>();

  @Test
  void events_run_by_instant_and_then_by_insertion() {
    world.after(Duration.ofSeconds(2), () -> ran.add("third"));
    world.after(Duration.ofSeconds(1), () -> ran.add("first"));
    world.after(Duration.ofSeconds(1), () -> ran.add("second"));
    world.advance(Duration.ofSeconds(2));
    assertEquals(List.of("first", "second", "third"), ran);
  }

  @Test
  void a_cancelled_event_never_runs_even_when_due() {
    World.Scheduled timer = world.after(Duration.ZERO, () -> ran.add("late"));
    timer.cancel();
    world.runUntilIdle();
    assertEquals(List.of(), ran);
  }

  @Test
  void each_event_sees_its_own_instant() {
    long start = world.nanos();
    world.after(Duration.ofSeconds(1), () -> ran.add("" + (world.nanos() - start)));
    world.advance(Duration.ofSeconds(5));
    assertEquals(List.of("1000000000"), ran);
    assertEquals(start + 5_000_000_000L, world.nanos());
  }

  @Test
  void what_does_not_come_true_within_the_limit_fails() {
    assertThrows(AssertionError.class, () -> world.runUntil(() -> false, Duration.ofDays(1)));
  }

  @Test
  void blocking_work_runs_off_the_loop_and_its_result_comes_on_the_loop() {
    VirtualLoop loop = world.host("a", Path.of(".")).loop();
    loop.blocking(loop::isOnLoop, off -> ran.add(off + " " + loop.isOnLoop()), _ -> {});
    world.runUntilIdle();
    assertEquals(List.of("false true"), ran);
  }

  @Test
  void more_blocking_work_than_may_wait_fails_with_its_name() {
    VirtualLoop loop = world.host("a", Path.of(".")).loop();
    var failures = new ArrayList<Exception>();
    for (int i = 0; i < 4 + 64 + 1; i++) {
      loop.blocking(() -> "done", ran::add, failures::add);
    }
    world.runUntilIdle();
    assertEquals(68, ran.size());
    var fault = assertInstanceOf(FaultException.class, failures.getFirst()).fault();
    assertEquals("host.too_much_blocking_work", fault.code());
  }

  @Test
  void after_a_power_cut_nothing_that_was_queued_runs() {
    VirtualHost host = world.host("a", Path.of("."));
    host.loop().execute(() -> ran.add("ghost"));
    host.cutPower();
    world.runUntilIdle();
    assertEquals(List.of(), ran);
  }
}
