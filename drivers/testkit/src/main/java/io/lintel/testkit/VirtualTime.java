package io.lintel.testkit;

import io.lintel.spi.Time;
import java.time.Duration;
import java.time.Instant;

/** The world's time as a driver knows it; timers run on the driver's loop. */
record VirtualTime(World world, VirtualLoop loop) implements Time {

  @Override
  public long nanos() {
    return world.nanos();
  }

  @Override
  public Instant wall() {
    return world.wall();
  }

  @Override
  public boolean wallTrusted() {
    return world.wallTrusted();
  }

  @Override
  public Timer after(Duration delay, Runnable action) {
    return loop.after(delay, action)::cancel;
  }
}
