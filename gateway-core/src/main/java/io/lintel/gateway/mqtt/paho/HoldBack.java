package io.lintel.gateway.mqtt.paho;

import io.lintel.gateway.time.Loop;
import io.lintel.gateway.time.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Keeps the end of a young connection from the client: one that comes while its threads are still
 * starting leaves a thread that polls for ever. On the client's reader thread.
 */
final class HoldBack {

  private final CountDownLatch old = new CountDownLatch(1);

  /** Begins to count; the age is reached on {@code loop}. */
  HoldBack(Time time, Loop loop, Duration youth) {
    Time.Timer _ = time.after(youth, loop, old::countDown);
  }

  /** Returns when the connection is old enough to end. */
  void await() throws IOException {
    try {
      old.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
