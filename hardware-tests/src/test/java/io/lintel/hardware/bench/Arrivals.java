package io.lintel.hardware.bench;

import io.lintel.hardware.rig.GatewayFile;
import io.lintel.hardware.rig.Message;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The movements of each door that were told of and not awaited yet. */
final class Arrivals implements Consumer<Message> {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** By device id, the last level of an event's topic. */
  private final Map<String, Semaphore> byDoor;

  Arrivals(int doors) {
    byDoor =
        IntStream.rangeClosed(1, doors)
            .boxed()
            .collect(Collectors.toMap(GatewayFile::deviceId, door -> new Semaphore(0)));
  }

  @Override
  public void accept(Message message) {
    String subject = message.subject();
    Semaphore door = byDoor.get(subject.substring(subject.lastIndexOf('/') + 1));
    if (door != null && subject.startsWith("event/lock.")) {
      door.release();
    }
  }

  /** Waits for one event of a door. */
  void await(int door) {
    take(of(door), 1, "events of door " + door);
  }

  /** Waits for what is left of a run of events, of which each round but the last was awaited. */
  void awaitAll(int first, int events) {
    int doors = byDoor.size();
    for (int n = Math.max(0, events - doors); n < events; n++) {
      await((first + n) % doors + 1);
    }
  }

  /** Waits for some of what is counted; fails when they do not come. */
  static void take(Semaphore arrived, int count, String what) {
    try {
      if (!arrived.tryAcquire(count, LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError(
            "%d of %d %s came within %s".formatted(arrived.availablePermits(), count, what, LIMIT));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + what, e);
    }
  }

  private Semaphore of(int door) {
    Semaphore arrived = byDoor.get(GatewayFile.deviceId(door));
    if (arrived == null) {
      throw new IllegalArgumentException("no door " + door);
    }
    return arrived;
  }
}
