package io.lintel.gateway.action;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Lets jobs run one after the other, in the order they came. On one loop alone. Holds as many as
 * are given: whoever gives them has the limit.
 */
public final class Turns {

  private final Queue<Consumer<Runnable>> waiting = new ArrayDeque<>();
  private boolean busy;

  /**
   * Takes a job.
   *
   * @param job runs when its turn comes, and calls what it is given once when it is done
   */
  public void take(Consumer<Runnable> job) {
    waiting.add(job);
    next();
  }

  /** Whether a job runs now. */
  public boolean isBusy() {
    return busy;
  }

  private void next() {
    if (busy || waiting.isEmpty()) {
      return;
    }
    busy = true;
    waiting.remove().accept(this::done);
  }

  private void done() {
    busy = false;
    next();
  }
}
