package io.lintel.gateway.mqtt.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** What happened, in order, and a way to wait for it. From any thread. */
public final class Witness<T> {

  private static final long LIMIT_SECONDS = 20;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private final List<T> all = new ArrayList<>();

  public void add(T entry) {
    lock.lock();
    try {
      all.add(entry);
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }

  public List<T> all() {
    lock.lock();
    try {
      return List.copyOf(all);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the record is as wanted.
   *
   * @param wanted is given the live list: it must not keep it
   */
  public List<T> await(Predicate<List<T>> wanted, String what) {
    lock.lock();
    try {
      long left = TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
      while (!wanted.test(all)) {
        if (left <= 0) {
          throw new AssertionError("no " + what + " after " + LIMIT_SECONDS + " s: " + tail());
        }
        left = grown.awaitNanos(left);
      }
      return List.copyOf(all);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } finally {
      lock.unlock();
    }
  }

  private List<T> tail() {
    return List.copyOf(all.subList(Math.max(0, all.size() - 20), all.size()));
  }
}
