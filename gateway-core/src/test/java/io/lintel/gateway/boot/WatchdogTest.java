package io.lintel.gateway.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.gateway.time.Loop;
import io.lintel.gateway.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchdogTest {

  private static final Watchdog.Input DUE = new Watchdog.Input.Due();
  private static final List<Watchdog.Part> PARTS =
      List.of(Watchdog.Part.ENGINE, Watchdog.Part.STORE_WRITER);

  @Test
  void both_answers_of_a_round_feed_it_in_either_order() {
    for (var order : List.of(PARTS, PARTS.reversed())) {
      Watchdog.Step asked = Watchdog.start().on(DUE);
      assertEquals(Watchdog.Effect.ASK, asked.effect());
      Watchdog.Step one = asked.next().on(answer(order.getFirst(), 1));
      assertEquals(Watchdog.Effect.NOTHING, one.effect());
      Watchdog.Step both = one.next().on(answer(order.getLast(), 1));
      assertEquals(Watchdog.Effect.FEED, both.effect());
    }
  }

  @Test
  void time_alone_never_feeds_it() {
    Watchdog watchdog = Watchdog.start().on(DUE).next();
    for (int i = 0; i < 100; i++) {
      Watchdog.Step step = watchdog.on(DUE);
      assertEquals(Watchdog.Effect.NOTHING, step.effect());
      watchdog = step.next();
    }
  }

  @Test
  void an_answer_to_an_earlier_round_changes_nothing() {
    Watchdog second = round(round(Watchdog.start(), 1), 2).on(DUE).next();
    assertEquals(
        new Watchdog.Step(second, Watchdog.Effect.NOTHING),
        second.on(answer(Watchdog.Part.ENGINE, 2)));
  }

  @Test
  void the_same_part_twice_is_not_both() {
    Watchdog watchdog = Watchdog.start().on(DUE).next();
    watchdog = watchdog.on(answer(Watchdog.Part.ENGINE, 1)).next();
    assertEquals(Watchdog.Effect.NOTHING, watchdog.on(answer(Watchdog.Part.ENGINE, 1)).effect());
  }

  @Test
  void no_feed_without_both_answers_whatever_the_order() {
    for (long seed = 0; seed < 500; seed++) {
      var random = new Random(seed);
      Watchdog watchdog = Watchdog.start();
      for (int i = 0; i < 50; i++) {
        Watchdog before = watchdog;
        Watchdog.Step step = watchdog.on(randomInput(random));
        watchdog = step.next();
        if (step.effect() == Watchdog.Effect.FEED) {
          assertEquals(1, before.waitingFor().size(), "seed " + seed);
          assertEquals(0, watchdog.waitingFor().size(), "seed " + seed);
        }
      }
    }
  }

  @Test
  void a_heart_beats_three_times_within_the_limit() {
    var world = new World();
    try (var _ = world.start()) {
      world.time.advance(Duration.ofSeconds(29));
      assertEquals(3, world.fed.get());
    }
    world.time.advance(Duration.ofMinutes(5));
    assertEquals(3, world.fed.get());
  }

  @Test
  void a_writer_that_hangs_stops_the_heart() {
    var world = new World();
    try (var _ = world.start()) {
      world.writerHangs = true;
      world.time.advance(Duration.ofMinutes(5));
      assertEquals(1, world.fed.get());
      world.waiting.forEach(Runnable::run);
      world.time.advance(Duration.ofSeconds(1));
      assertEquals(2, world.fed.get());
    }
  }

  /** A virtual engine loop and a writer that answers at once unless it hangs. */
  private static final class World {
    final VirtualTime time = new VirtualTime();
    final Loop engine = time.loop();
    final AtomicInteger fed = new AtomicInteger();
    final List<Runnable> waiting = new ArrayList<>();
    boolean writerHangs;

    Heartbeat start() {
      var heartbeat =
          new Heartbeat(time, engine, this::ask, fed::incrementAndGet, Duration.ofSeconds(30));
      time.runUntilIdle();
      return heartbeat;
    }

    private void ask(Runnable answer) {
      if (writerHangs) {
        waiting.add(answer);
      } else {
        answer.run();
      }
    }
  }

  private static Watchdog round(Watchdog watchdog, long round) {
    return watchdog
        .on(DUE)
        .next()
        .on(answer(Watchdog.Part.ENGINE, round))
        .next()
        .on(answer(Watchdog.Part.STORE_WRITER, round))
        .next();
  }

  private static Watchdog.Input randomInput(Random random) {
    return random.nextInt(3) == 0 ? DUE : answer(PARTS.get(random.nextInt(2)), random.nextInt(5));
  }

  private static Watchdog.Input answer(Watchdog.Part part, long round) {
    return new Watchdog.Input.Answered(part, round);
  }
}
