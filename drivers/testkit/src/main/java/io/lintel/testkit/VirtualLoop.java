package io.lintel.testkit;

import io.lintel.spi.Fault;
import io.lintel.spi.FaultException;
import io.lintel.spi.Loop;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Assertions;

/**
 * A driver instance's loop in virtual time. Blocking work runs as an event of its own, off the
 * loop, so that what it may not touch there is seen.
 */
public final class VirtualLoop implements Loop {

  private static final int BLOCKING_AT_A_TIME = 4;
  private static final int BLOCKING_WAITING_MAX = 64;

  private final World world;
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>();
  private Duration blockingTakes = Duration.ZERO;
  private int blockingNow;
  private boolean onLoop;
  private boolean alive = true;

  VirtualLoop(World world) {
    this.world = world;
  }

  /** Runs an action at once, as the host calls a driver. */
  public void call(Runnable action) {
    Assertions.assertFalse(onLoop, "the loop was entered from the loop");
    if (!alive) {
      return;
    }
    long waitedBefore = timesThisThreadWaited();
    onLoop = true;
    try {
      action.run();
    } finally {
      onLoop = false;
    }
    if (timesThisThreadWaited() != waitedBefore) {
      Assertions.fail("the driver waited on the loop: every call must return at once");
    }
  }

  /** Asks something on the loop, as the host asks a driver. */
  public <T> T ask(Supplier<T> question) {
    var answers = new ArrayList<T>(1);
    call(() -> answers.add(question.get()));
    Assertions.assertFalse(answers.isEmpty(), "the host is gone: its power was cut");
    return answers.getFirst();
  }

  /** How long blocking work takes at most; each piece takes its own time, by the seed. */
  public void blockingTakes(Duration most) {
    blockingTakes = most;
  }

  public boolean isOnLoop() {
    return onLoop;
  }

  @Override
  public void execute(Runnable action) {
    after(Duration.ZERO, action);
  }

  @Override
  public <T> void blocking(Callable<T> work, Consumer<? super T> done, Consumer<Exception> failed) {
    if (waiting.size() >= BLOCKING_WAITING_MAX) {
      execute(() -> failed.accept(tooMuch()));
      return;
    }
    waiting.add(() -> runOffLoop(work, done, failed));
    startWaiting();
  }

  World.Scheduled after(Duration delay, Runnable action) {
    return world.after(delay, () -> call(action));
  }

  /** The power is cut: nothing that was queued ever runs. */
  void kill() {
    alive = false;
    waiting.clear();
  }

  private void startWaiting() {
    while (blockingNow < BLOCKING_AT_A_TIME && !waiting.isEmpty()) {
      blockingNow++;
      world.after(world.upTo(blockingTakes), waiting.remove());
    }
  }

  private <T> void runOffLoop(
      Callable<T> work, Consumer<? super T> done, Consumer<Exception> failed) {
    if (!alive) {
      return;
    }
    Runnable then = resultOf(work, done, failed);
    after(
        world.upTo(blockingTakes),
        () -> {
          blockingNow--;
          startWaiting();
          then.run();
        });
  }

  private static <T> Runnable resultOf(
      Callable<T> work, Consumer<? super T> done, Consumer<Exception> failed) {
    try {
      T result = work.call();
      return () -> done.accept(result);
    } catch (Exception e) {
      return () -> failed.accept(e);
    }
  }

  /** Sleeping, parking and waiting all count; the kernel's work on a file does not. */
  private static long timesThisThreadWaited() {
    var info = ManagementFactory.getThreadMXBean().getThreadInfo(Thread.currentThread().threadId());
    return info.getWaitedCount();
  }

  private static FaultException tooMuch() {
    return new FaultException(
        Fault.retry(
            "host.too_much_blocking_work",
            "the driver has more than "
                + BLOCKING_WAITING_MAX
                + " pieces of blocking work waiting: it must ask for less at a time"));
  }
}
