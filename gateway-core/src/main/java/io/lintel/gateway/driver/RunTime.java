package io.lintel.gateway.driver;

import io.lintel.gateway.model.HostFault;
import io.lintel.spi.FaultException;
import io.lintel.spi.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Time for one run, with its timers. Safe from any thread. */
final class RunTime implements Time {

  private final io.lintel.gateway.time.Time time;
  private final DriverLoop loop;
  private final int timersMax;
  private final Set<Pending> pending = ConcurrentHashMap.newKeySet();

  RunTime(io.lintel.gateway.time.Time time, DriverLoop loop, int timersMax) {
    this.time = time;
    this.loop = loop;
    this.timersMax = timersMax;
  }

  @Override
  public long nanos() {
    return time.bootNanos();
  }

  @Override
  public Instant wall() {
    return time.wall();
  }

  @Override
  public boolean wallTrusted() {
    return time.trusted();
  }

  @Override
  public Timer after(Duration delay, Runnable action) {
    if (pending.size() >= timersMax) {
      throw new FaultException(
          HostFault.TOO_MANY_TIMERS.because(timersMax + " timers are pending already"));
    }
    var timer = new Pending(action);
    if (!loop.isFenced()) {
      pending.add(timer);
      timer.inner = time.after(delay, loop::post, timer::fire);
      if (loop.isFenced()) {
        timer.cancel(); // cancelAll may have come between
      }
    }
    return timer;
  }

  /** Takes all timers back, and says how many there were. */
  int cancelAll() {
    int count = pending.size();
    pending.forEach(Pending::cancel);
    return count;
  }

  /** Lets go of its action when it ends, so that a timer keeps no unloaded plugin in memory. */
  private final class Pending implements Timer {

    private volatile @Nullable Runnable action;
    private volatile io.lintel.gateway.time.Time.@Nullable Timer inner;

    Pending(Runnable action) {
      this.action = action;
    }

    @Override
    public void cancel() {
      action = null;
      pending.remove(this);
      var timer = inner;
      if (timer != null) {
        timer.cancel();
      }
    }

    private void fire() {
      Runnable due = action;
      action = null;
      pending.remove(this);
      if (due != null) {
        due.run();
      }
    }
  }
}
