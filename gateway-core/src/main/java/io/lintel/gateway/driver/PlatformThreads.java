package io.lintel.gateway.driver;

import java.lang.ref.WeakReference;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Platform threads. Daemon ones, so that a hung plugin does not keep the gateway from ending. */
public final class PlatformThreads implements Threads {

  private static final int BLOCKING_RUNNING_MAX = 4;
  private static final int BLOCKING_WAITING_MAX = 64;
  private static final long IDLE_SECONDS = 30;

  @Override
  public Worker worker(String name, ClassLoader context) {
    return new ThreadWorker(factory(name, context));
  }

  @Override
  public Pool pool(String name, ClassLoader context) {
    var executor =
        new ThreadPoolExecutor(
            BLOCKING_RUNNING_MAX,
            BLOCKING_RUNNING_MAX,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(BLOCKING_WAITING_MAX),
            factory(name + "-blocking", context));
    executor.allowCoreThreadTimeOut(true);
    return new ExecutorPool(executor);
  }

  /** Holds the class loader weakly: what is left of an ended run must not keep its plugin. */
  private static ThreadFactory factory(String name, ClassLoader context) {
    var loader = new WeakReference<>(context);
    return work -> {
      Thread thread =
          Thread.ofPlatform()
              .name(name)
              .daemon()
              .inheritInheritableThreadLocals(false)
              .unstarted(work);
      thread.setContextClassLoader(loader.get());
      return thread;
    };
  }

  private record ExecutorPool(ThreadPoolExecutor executor) implements Pool {

    @Override
    public boolean offer(Runnable work) {
      try {
        executor.execute(work);
        return true;
      } catch (RejectedExecutionException full) {
        return false;
      }
    }

    @Override
    public void end() {
      executor.shutdownNow();
    }
  }

  /** One thread and its queue; {@link DriverLoop} bounds what enters. */
  private static final class ThreadWorker implements Worker {

    private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean ended;

    ThreadWorker(ThreadFactory factory) {
      thread = factory.newThread(this::run);
      thread.start();
    }

    @Override
    public void execute(Runnable action) {
      if (!ended) {
        queue.add(action);
      }
    }

    @Override
    public void end() {
      ended = true;
      queue.clear();
      thread.interrupt();
    }

    private void run() {
      try {
        while (!ended) {
          queue.take().run();
        }
      } catch (InterruptedException e) {
        ended = true; // only end() interrupts, or a plugin that wants its own end
      }
      queue.clear();
      thread.setContextClassLoader(null); // an ended thread still holds its class loader
    }
  }
}
