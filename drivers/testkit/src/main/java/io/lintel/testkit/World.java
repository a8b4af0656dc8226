package io.lintel.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Assertions;

/**
 * Virtual time: one queue of events, ordered by instant and then by insertion. Everything that a
 * driver may touch hangs on it, so a run is decided by its seed alone. One thread: the test's.
 */
public final class World {

  /** A run that needs more events than this at one call goes in circles. */
  private static final int EVENTS_MAX = 2_000_000;

  /** Not zero, so that nobody takes zero for "never". */
  private static final long START_NANOS = Duration.ofHours(1).toNanos();

  private static final Instant START_WALL = Instant.parse("2026-01-05T08:00:00Z");

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(
          Comparator.comparingLong(Event::atNanos).thenComparingLong(Event::number));

  private final long seed;
  private final RandomGenerator random;
  private long nowNanos = START_NANOS;
  private long lastNumber;
  private boolean wallTrusted = true;

  private World(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  public static World seeded(long seed) {
    return new World(seed);
  }

  /** A host for one driver instance. */
  public VirtualHost host(String instance, Path dataFolder) {
    return VirtualHost.fresh(this, instance, dataFolder);
  }

  public long seed() {
    return seed;
  }

  public RandomGenerator random() {
    return random;
  }

  public long nanos() {
    return nowNanos;
  }

  public Instant wall() {
    return START_WALL.plusNanos(nowNanos - START_NANOS);
  }

  /** Whether drivers may believe the wall clock; true at first. */
  public boolean wallTrusted() {
    return wallTrusted;
  }

  public void trustWall(boolean trusted) {
    wallTrusted = trusted;
  }

  /** Runs an action after a delay; not on any loop. A negative delay counts as none. */
  public Scheduled after(Duration delay, Runnable action) {
    var scheduled = new Scheduled(action);
    long atNanos = nowNanos + Math.max(0, delay.toNanos());
    events.add(new Event(atNanos, ++lastNumber, scheduled));
    return scheduled;
  }

  /** Runs what is due now, and what that makes due now. No time passes. */
  public void settle() {
    advance(Duration.ZERO);
  }

  /** Lets time pass; each event runs at its own instant. */
  public void advance(Duration duration) {
    long untilNanos = nowNanos + duration.toNanos();
    for (int ran = 0; nextIsDueBy(untilNanos); ran++) {
      runNext(ran);
    }
    nowNanos = untilNanos;
  }

  /** Lets time pass until nothing is left to do. For runs without periodic timers. */
  public void runUntilIdle() {
    for (int ran = 0; !events.isEmpty(); ran++) {
      runNext(ran);
    }
  }

  /** Lets time pass until the condition holds, and fails when it does not within the limit. */
  public void runUntil(BooleanSupplier condition, Duration limit) {
    long untilNanos = nowNanos + limit.toNanos();
    for (int ran = 0; !condition.getAsBoolean(); ran++) {
      if (!nextIsDueBy(untilNanos)) {
        Assertions.fail("did not come true within " + limit + " (seed " + seed + ")");
      }
      runNext(ran);
    }
  }

  /** A duration from none to {@code most}, by the seed. */
  public Duration upTo(Duration most) {
    return Duration.ofNanos(random.nextLong(most.toNanos() + 1));
  }

  private boolean nextIsDueBy(long untilNanos) {
    Event next = events.peek();
    return next != null && next.atNanos() <= untilNanos;
  }

  private void runNext(int ran) {
    if (ran >= EVENTS_MAX) {
      Assertions.fail("more than " + EVENTS_MAX + " events: going in circles, seed " + seed);
    }
    Event event = events.remove();
    nowNanos = Math.max(nowNanos, event.atNanos());
    event.scheduled().run();
  }

  private record Event(long atNanos, long number, Scheduled scheduled) {}

  /** An action in the queue. */
  public static final class Scheduled {
    private final Runnable action;
    private boolean cancelled;

    private Scheduled(Runnable action) {
      this.action = action;
    }

    public void cancel() {
      cancelled = true;
    }

    private void run() {
      if (!cancelled) {
        action.run();
      }
    }
  }
}
