package io.lintel.gateway.mqtt;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Bounded waiting for a condition that nothing announces. */
public final class Waits {

  private static final int LIMIT_SECONDS = 20;
  private static final int LOOKS_PER_SECOND = 100;
  private static final long BETWEEN_MILLIS = 10;

  private Waits() {}

  /** Looks again and again for 20 s, then fails. */
  public static void until(BooleanSupplier condition, Supplier<String> what) {
    until(condition, what, LIMIT_SECONDS);
  }

  /** Looks again and again, then fails. */
  public static void until(BooleanSupplier condition, Supplier<String> what, int limitSeconds) {
    var never = new CountDownLatch(1);
    int looks = limitSeconds * LOOKS_PER_SECOND;
    for (int i = 0; i < looks; i++) {
      if (condition.getAsBoolean()) {
        return;
      }
      pause(never);
    }
    throw new AssertionError("still not " + what.get());
  }

  private static void pause(CountDownLatch never) {
    try {
      if (never.await(BETWEEN_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("nobody counts this down");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
