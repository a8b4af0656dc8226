package io.lintel.gateway.mqtt;

import io.lintel.gateway.time.Loop;
import io.lintel.gateway.time.Time;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One timer for all deadlines, on the uplink's loop. It is moved only to come earlier: a tick that
 * comes too early costs less than a new timer for each message.
 */
final class Waker {

  private final Time time;
  private final Loop loop;
  private final Runnable tick;
  private long armedNanos = Long.MAX_VALUE;
  private Time.@Nullable Timer timer;

  Waker(Time time, Loop loop, Runnable tick) {
    this.time = time;
    this.loop = loop;
    this.tick = tick;
  }

  void wakeAt(long nanos) {
    if (nanos >= armedNanos) {
      return;
    }
    cancel();
    armedNanos = nanos;
    var delay = Duration.ofNanos(Math.max(0, nanos - time.bootNanos()));
    timer = time.after(delay, loop, this::fire);
  }

  private void cancel() {
    if (timer != null) {
      timer.cancel();
    }
  }

  private void fire() {
    armedNanos = Long.MAX_VALUE;
    tick.run();
  }
}
