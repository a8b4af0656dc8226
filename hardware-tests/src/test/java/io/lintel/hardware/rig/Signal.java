package io.lintel.hardware.rig;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Bounded waiting on a condition that another thread makes true. Whoever changes what is waited for
 * calls {@link #changed}.
 */
public final class Signal {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition change = lock.newCondition();

  public void changed() {
    lock.lock();
    try {
      change.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until {@code found} has a value; fails with {@code what} when the limit has passed. */
  public <T> T await(String what, Duration limit, Supplier<Optional<T>> found) {
    return within(limit, found)
        .orElseThrow(() -> new AssertionError("not within " + limit + ": " + what));
  }

  public void awaitTrue(String what, Duration limit, BooleanSupplier condition) {
    await(what, limit, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  /** For what nobody tells of, such as a file or another process: looks again and again. */
  public static <T> Optional<T> poll(Duration limit, Duration every, Supplier<Optional<T>> found) {
    long end = System.nanoTime() + limit.toNanos();
    Signal never = new Signal();
    Optional<T> value = found.get();
    while (value.isEmpty() && System.nanoTime() < end) {
      never.within(every, Optional::empty);
      value = found.get();
    }
    return value;
  }

  /** The value, or empty when the limit has passed. */
  public <T> Optional<T> within(Duration limit, Supplier<Optional<T>> found) {
    lock.lock();
    try {
      long leftNanos = limit.toNanos();
      Optional<T> value = found.get();
      while (value.isEmpty() && leftNanos > 0) {
        leftNanos = change.awaitNanos(leftNanos);
        value = found.get();
      }
      return value;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting", e);
    } finally {
      lock.unlock();
    }
  }
}
