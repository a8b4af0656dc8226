package io.lintel.gateway.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C while a job is followed: the gateway is asked to end it, and its end is still shown. The
 * process then ends as killed by that signal (130).
 */
final class CancelSignal implements AutoCloseable {

  /** A driver has 60 s. */
  private static final long WAIT_SECONDS = 65;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;
  private volatile boolean signalled;

  private CancelSignal(AdminClient gateway, PrintWriter err) {
    hook = new Thread(() -> cancel(gateway, err), "cancel");
  }

  static CancelSignal install(AdminClient gateway, PrintWriter err) {
    var signal = new CancelSignal(gateway, err);
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  /** The job has ended: the process may. */
  @Override
  public void close() {
    ended.countDown();
    if (!signalled) {
      release();
    }
  }

  private void release() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException endsAlready) {
      signalled = true; // the signal came between: the process ends by it, the job has ended
    }
  }

  private void cancel(AdminClient gateway, PrintWriter err) {
    signalled = true;
    err.println();
    err.println("cancelling: please wait until it has ended cleanly");
    err.flush();
    gateway.send(new AdminRequest.Job(new OperatorLine.Cancel()));
    try {
      if (!ended.await(WAIT_SECONDS, TimeUnit.SECONDS)) {
        err.println("lintel: the gateway did not say that it has ended");
        err.flush();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
