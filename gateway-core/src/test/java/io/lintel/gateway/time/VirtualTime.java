package io.lintel.gateway.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Time that stands still until a test moves it. One ordered queue of everything that is to happen,
 * on any of its loops; single-threaded and deterministic.
 */
public final class VirtualTime implements Time {

  /** More than this at one instant is a loop that never rests. */
  private static final long AT_ONCE_MAX = 100_000;

  private final PriorityQueue<Entry> queue =
      new PriorityQueue<>(
          Comparator.comparingLong(Entry::dueNanos).thenComparingLong(Entry::order));
  private String bootId = "boot-1";
  private long nowNanos = 1_000_000_000L;
  private long order;
  private Instant wallAtZero;
  private boolean trusted = true;
  private ClockFloor floor;

  public VirtualTime(Instant wall) {
    this.wallAtZero = wall.minusNanos(nowNanos);
    this.floor = new ClockFloor(Instant.EPOCH, nowNanos);
  }

  public VirtualTime() {
    this(Instant.parse("2026-01-01T00:00:00Z"));
  }

  /** A loop on this time: its actions run one after the other, in the order they came. */
  public Loop loop() {
    return action -> schedule(nowNanos, action);
  }

  /** Runs everything that is due now, and what that makes due now. */
  public void runUntilIdle() {
    runUntil(nowNanos);
  }

  /** Moves time on, running what falls due on the way at its own time. */
  public void advance(Duration duration) {
    runUntil(nowNanos + duration.toNanos());
  }

  /** Runs the next thing there is, however far off. False when there is nothing. */
  public boolean runNext() {
    var next = queue.poll();
    if (next == null) {
      return false;
    }
    nowNanos = Math.max(nowNanos, next.dueNanos);
    next.action.run();
    return true;
  }

  /** The power fails: nothing that was pending happens, boot time begins again. */
  public void reboot(Duration off) {
    var wall = wall().plus(off);
    queue.clear();
    order = 0;
    bootId = "boot-" + (Integer.parseInt(bootId.substring(5)) + 1);
    nowNanos = 1_000_000_000L;
    wallAtZero = wall.minusNanos(nowNanos);
    floor = new ClockFloor(Instant.EPOCH, nowNanos);
  }

  /** The process dies, the box does not: nothing pending happens, boot time goes on. */
  public void killProcess() {
    queue.clear();
  }

  public void setTrusted(boolean yes) {
    trusted = yes;
  }

  /** Somebody sets the wall clock. */
  public void setWall(Instant wall) {
    wallAtZero = wall.minusNanos(nowNanos);
  }

  @Override
  public long bootNanos() {
    return nowNanos;
  }

  @Override
  public String bootId() {
    return bootId;
  }

  @Override
  public Instant wall() {
    return wallAtZero.plusNanos(nowNanos);
  }

  @Override
  public boolean trusted() {
    return trusted;
  }

  @Override
  public Instant floor() {
    return trusted ? wall() : floor.at(nowNanos);
  }

  @Override
  public void learn(Instant wall) {
    floor = floor.learn(wall, nowNanos);
  }

  @Override
  public Timer after(Duration delay, Loop loop, Runnable action) {
    var alarm = new Alarm(action);
    schedule(nowNanos + Math.max(0, delay.toNanos()), () -> loop.execute(alarm));
    return alarm::cancel;
  }

  private void runUntil(long endNanos) {
    long atOnce = 0;
    while (!queue.isEmpty() && queue.element().dueNanos <= endNanos) {
      long before = nowNanos;
      runNext();
      atOnce = nowNanos == before ? atOnce + 1 : 0;
      if (atOnce == AT_ONCE_MAX) {
        throw new IllegalStateException("virtual time does not come to rest at " + wall());
      }
    }
    nowNanos = Math.max(nowNanos, endNanos);
  }

  private void schedule(long dueNanos, Runnable action) {
    queue.add(new Entry(dueNanos, order++, action));
  }

  private record Entry(long dueNanos, long order, Runnable action) {}
}
