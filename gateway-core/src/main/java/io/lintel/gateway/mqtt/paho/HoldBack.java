package io.lintel.gateway.mqtt.paho;

import io.lintel.gateway.time.Loop;
import io.lintel.gateway.time.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Keeps the end of a young connection from the client: one that comes while its threads are still
 * starting leaves a thread that polls for ever. It writes its first bytes when all have started; a
 * busy box may need longer for that than the youth lasts. Closing the socket ends the waiting.
 */
final class HoldBack {

  private final CountDownLatch old = new CountDownLatch(1);
  private final CountDownLatch spoken = new CountDownLatch(1);

  /** Begins to count; the age is reached on {@code loop}. */
  HoldBack(Time time, Loop loop, Duration youth) {
    Time.Timer _ = time.after(youth, loop, old::countDown);
  }

  /** The client wrote something. */
  void spoken() {
    spoken.countDown();
  }

  /** The client closed the socket. */
  void closed() {
    old.countDown();
    spoken.countDown();
  }

  /** Returns when the connection may end. On the client's reader thread. */
  void await() throws IOException {
    try {
      for (var latch : List.of(old, spoken)) {
        latch.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
