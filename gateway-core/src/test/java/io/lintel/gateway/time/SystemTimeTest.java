package io.lintel.gateway.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SystemTimeTest {

  private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void a_timer_runs_on_its_loop_after_its_delay() throws Exception {
    try (var time = new SystemTime(ClockTrust.ALWAYS, BUILT);
        var loop = new ThreadLoop("test", Throwable::printStackTrace)) {
      long before = time.bootNanos();
      var ran = new CompletableFuture<Long>();
      time.after(
          Duration.ofMillis(20), loop, () -> ran.complete(loop.isCurrent() ? time.bootNanos() : 0));
      assertTrue(ran.get(10, TimeUnit.SECONDS) - before >= 20_000_000L);
    }
  }

  @Test
  void a_timer_cancelled_on_its_loop_never_runs_even_if_it_was_due() throws Exception {
    try (var time = new SystemTime(ClockTrust.ALWAYS, BUILT);
        var loop = new ThreadLoop("test", Throwable::printStackTrace)) {
      var ran = new ArrayList<String>();
      var done = new CompletableFuture<Void>();
      loop.execute(
          () -> {
            var timer = time.after(Duration.ZERO, loop, () -> ran.add("timer"));
            time.after(Duration.ofMillis(30), loop, () -> done.complete(null));
            timer.cancel();
          });
      done.get(10, TimeUnit.SECONDS);
      assertTrue(ran.isEmpty());
    }
  }

  @Test
  void an_untrusted_clock_has_a_floor_that_only_rises_and_moves_with_boot_time() {
    try (var time = new SystemTime(ClockTrust.NEVER, BUILT)) {
      assertFalse(time.trusted());
      assertFalse(time.floor().isBefore(BUILT));
      var learned = Instant.parse("2031-05-05T00:00:00Z");
      time.learn(learned);
      time.learn(BUILT);
      assertFalse(time.floor().isBefore(learned));
    }
  }

  @Test
  void boot_time_and_boot_id_are_those_of_the_kernel() {
    try (var time = new SystemTime(ClockTrust.AUTO, BUILT)) {
      long first = time.bootNanos();
      assertTrue(first > 0);
      assertTrue(time.bootNanos() >= first);
      assertEquals(time.bootId(), Kernel.bootId());
    }
  }

  @Test
  void a_loop_goes_on_after_an_action_threw() throws Exception {
    var bug = new CompletableFuture<Throwable>();
    var after = new CompletableFuture<Void>();
    try (var loop = new ThreadLoop("test", bug::complete)) {
      loop.execute(
          () -> {
            throw new IllegalStateException("bug");
          });
      loop.execute(() -> after.complete(null));
      assertEquals("bug", bug.get(10, TimeUnit.SECONDS).getMessage());
      after.get(10, TimeUnit.SECONDS);
    }
  }
}
