package io.lintel.gateway.time;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * A loop on a platform thread of its own.
 *
 * <p>At most {@value #WAITING_MAX} actions of other threads wait; a further caller is held back
 * until there is room. The loop's own actions always find room, so that it cannot lock itself.
 */
public final class ThreadLoop implements Loop, AutoCloseable {

  private static final int WAITING_MAX = 8_192;

  private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
  private final Semaphore room = new Semaphore(WAITING_MAX);
  private final Thread thread;
  private final Consumer<Throwable> onBug;
  private volatile boolean closed;

  /**
   * Starts the thread.
   *
   * @param name of the thread
   * @param onBug hears what an action throws; the loop goes on
   */
  public ThreadLoop(String name, Consumer<Throwable> onBug) {
    this.onBug = onBug;
    this.thread = Thread.ofPlatform().name(name).start(this::run);
  }

  @Override
  public void execute(Runnable action) {
    if (Thread.currentThread() == thread) {
      queue.add(action);
      return;
    }
    room.acquireUninterruptibly();
    queue.add(
        () -> {
          room.release();
          action.run();
        });
  }

  /** Whether the caller runs on this loop. */
  public boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  /** Runs what is queued, then ends the thread and waits for it. Safe to call twice. */
  @Override
  public void close() {
    queue.add(() -> closed = true);
    if (Thread.currentThread() != thread) {
      joinUninterruptibly();
    }
  }

  private void run() {
    while (!closed) {
      try {
        queue.take().run();
      } catch (InterruptedException e) {
        closed = true;
      } catch (Throwable e) {
        onBug.accept(e);
      }
    }
    room.release(Integer.MAX_VALUE / 2); // nobody may wait for a loop that has ended
  }

  private void joinUninterruptibly() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
