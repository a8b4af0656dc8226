package io.lintel.gateway.store;

import io.lintel.gateway.time.Loop;
import io.lintel.gateway.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that a test turns by hand; from any thread. */
final class HandTime implements Time {

  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  private final List<Due> timers = new ArrayList<>();
  private String bootId = "boot-1";
  private long nanos;
  private long wallAheadNanos;
  private boolean trusted = true;

  private record Due(long atNanos, Loop loop, Runnable action) {}

  void advance(Duration duration) {
    List<Due> due;
    synchronized (this) {
      nanos += duration.toNanos();
      due = timers.stream().filter(timer -> timer.atNanos <= nanos).toList();
      timers.removeAll(due);
    }
    due.forEach(timer -> timer.loop.execute(timer.action));
  }

  synchronized void reboot(String newBootId, Duration off) {
    bootId = newBootId;
    wallAheadNanos += nanos + off.toNanos();
    nanos = 0;
    timers.clear();
  }

  /** Sets both clocks, running nothing. */
  synchronized void align(long bootNanos, Instant wall) {
    nanos = bootNanos;
    wallAheadNanos = Duration.between(START, wall).toNanos() - bootNanos;
  }

  synchronized void trust(boolean now) {
    trusted = now;
  }

  @Override
  public synchronized long bootNanos() {
    return nanos;
  }

  @Override
  public synchronized String bootId() {
    return bootId;
  }

  @Override
  public synchronized Instant wall() {
    return START.plusNanos(nanos + wallAheadNanos);
  }

  @Override
  public synchronized boolean trusted() {
    return trusted;
  }

  @Override
  public Instant floor() {
    return wall();
  }

  @Override
  public void learn(Instant wall) {
    // the floor is the wall clock here
  }

  @Override
  public synchronized Timer after(Duration delay, Loop loop, Runnable action) {
    Due due = new Due(nanos + delay.toNanos(), loop, action);
    timers.add(due);
    return () -> cancel(due);
  }

  private synchronized void cancel(Due due) {
    timers.remove(due);
  }
}
