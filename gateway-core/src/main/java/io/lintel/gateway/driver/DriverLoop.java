package io.lintel.gateway.driver;

import io.lintel.gateway.model.HostFault;
import io.lintel.spi.FaultException;
import io.lintel.spi.Loop;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The loop of one run. Once something it runs has thrown, or it is fenced, it runs nothing more.
 * May be used from any thread.
 */
final class DriverLoop implements Loop, io.lintel.gateway.time.Loop {

  private final Threads.Worker worker;
  private final Threads.Pool pool;
  private final int queueMax;
  private final Consumer<Throwable> onThrow;
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicLong finished = new AtomicLong();
  private volatile @Nullable Thread runner;
  private volatile boolean fenced;

  /** Of the watchdog, on the supervisor alone. */
  private long finishedBefore;

  private int ticksWithoutProgress;

  DriverLoop(Threads.Worker worker, Threads.Pool pool, int queueMax, Consumer<Throwable> onThrow) {
    this.worker = worker;
    this.pool = pool;
    this.queueMax = queueMax;
    this.onThrow = onThrow;
  }

  /** For plugins. */
  @Override
  public void execute(Runnable action) {
    if (!fenced && !offer(action)) {
      throw new FaultException(
          HostFault.TOO_MUCH_QUEUED.because(queueMax + " actions wait for this driver already"));
    }
  }

  /** Whether it was queued; false when too much waits. */
  boolean offer(Runnable action) {
    if (waiting.get() >= queueMax) {
      return false;
    }
    post(action);
    return true;
  }

  /** Queues what is bounded elsewhere: timers, links, answers of blocking work. */
  void post(Runnable action) {
    waiting.incrementAndGet();
    worker.execute(() -> guarded(action));
  }

  @Override
  public <T> void blocking(Callable<T> work, Consumer<? super T> done, Consumer<Exception> failed) {
    if (!fenced && !pool.offer(() -> block(work, done, failed))) {
      var fault = HostFault.TOO_MUCH_BLOCKING_WORK.because("64 blocking calls wait already");
      post(() -> failed.accept(new FaultException(fault)));
    }
  }

  /** Whether the caller is the plugin, on its loop. */
  boolean isCurrent() {
    return Thread.currentThread() == runner;
  }

  boolean isFenced() {
    return fenced;
  }

  /** From here on nothing of the plugin runs, except what is running now and may never return. */
  void fence() {
    fenced = true;
  }

  /** Fences and ends the threads. */
  void end() {
    fence();
    worker.end();
    pool.end();
  }

  /** Whether nothing was finished for so many calls of this method while something waited. */
  boolean isStuck(int ticks) {
    long now = finished.get();
    if (waiting.get() == 0 || now != finishedBefore) {
      finishedBefore = now;
      ticksWithoutProgress = 0;
      return false;
    }
    return ++ticksWithoutProgress >= ticks;
  }

  private void guarded(Runnable action) {
    try {
      if (!fenced) {
        runner = Thread.currentThread();
        action.run();
      }
    } catch (Throwable thrown) {
      broke(thrown);
    } finally {
      runner = null;
      waiting.decrementAndGet();
      finished.incrementAndGet();
    }
  }

  private <T> void block(Callable<T> work, Consumer<? super T> done, Consumer<Exception> failed) {
    try {
      T result = work.call();
      post(() -> done.accept(result));
    } catch (Exception e) {
      post(() -> failed.accept(e));
    } catch (Throwable thrown) {
      broke(thrown);
    }
  }

  /** What a fenced plugin throws was caused by the fence, or comes too late to matter. */
  private void broke(Throwable thrown) {
    if (!fenced) {
      fence();
      onThrow.accept(thrown);
    }
  }
}
