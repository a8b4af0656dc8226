package io.lintel.gateway.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The real clocks. Owns one timer thread, which only hands actions to their loops. */
public final class SystemTime implements Time, AutoCloseable {

  /** How long the kernel's answer about its clock is believed. */
  private static final Duration TRUST_AGE_MAX = Duration.ofSeconds(1);

  private final Kernel kernel = new Kernel();
  private final String bootId = Kernel.bootId();
  private final ClockTrust trust;
  private final ScheduledThreadPoolExecutor timers;
  private volatile ClockFloor floor;
  private volatile Synchronised synchronised;

  /**
   * Starts the timer thread.
   *
   * @param builtAt the build date: the floor's beginning
   */
  public SystemTime(ClockTrust trust, Instant builtAt) {
    this.trust = trust;
    this.timers = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("timer").factory());
    timers.setRemoveOnCancelPolicy(true);
    timers.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    this.floor = new ClockFloor(builtAt, bootNanos());
    this.synchronised = new Synchronised(kernel.synchronised(), bootNanos());
  }

  @Override
  public long bootNanos() {
    return kernel.bootNanos();
  }

  @Override
  public String bootId() {
    return bootId;
  }

  @Override
  public Instant wall() {
    return Instant.now();
  }

  @Override
  public boolean trusted() {
    return switch (trust) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> kernelSynchronised();
    };
  }

  @Override
  public Instant floor() {
    return trusted() ? wall() : floor.at(bootNanos());
  }

  @Override
  public synchronized void learn(Instant wall) {
    floor = floor.learn(wall, bootNanos());
  }

  @Override
  public Timer after(Duration delay, Loop loop, Runnable action) {
    var alarm = new Alarm(action);
    var pending = timers.schedule(() -> loop.execute(alarm), delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> {
      alarm.cancel();
      pending.cancel(false);
    };
  }

  @Override
  public void close() {
    timers.shutdownNow();
  }

  private boolean kernelSynchronised() {
    long now = bootNanos();
    var known = synchronised;
    if (now - known.askedNanos < TRUST_AGE_MAX.toNanos()) {
      return known.yes;
    }
    var fresh = new Synchronised(kernel.synchronised(), now);
    synchronised = fresh;
    return fresh.yes;
  }

  private record Synchronised(boolean yes, long askedNanos) {}
}
