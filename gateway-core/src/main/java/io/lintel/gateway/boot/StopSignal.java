package io.lintel.gateway.boot;

import java.util.concurrent.CountDownLatch;

/**
 * SIGTERM and Ctrl-C, as the daemon hears them. The JVM ends when its hooks have ended; this hook
 * waits until everything is closed, the log last.
 */
final class StopSignal implements AutoCloseable {

  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  private StopSignal() {}

  static StopSignal install() {
    var signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(signal::hook, "signal"));
    return signal;
  }

  /** Returns when the process was told to stop. */
  void await() {
    awaitUninterruptibly(told);
  }

  /** Lets the process end. */
  @Override
  public void close() {
    ended.countDown();
  }

  private void hook() {
    told.countDown();
    awaitUninterruptibly(ended);
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
