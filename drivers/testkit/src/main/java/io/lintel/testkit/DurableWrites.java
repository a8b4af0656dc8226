package io.lintel.testkit;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;

/** Makes the changes of one map durable after a while, in order, and tells the driver. */
final class DurableWrites {

  private static final Duration SYNC_TAKES_MAX = Duration.ofMillis(20);

  private final CrashingMap map;
  private final World world;
  private final VirtualLoop loop;
  private boolean refuses;
  private long lastSyncNanos;

  DurableWrites(CrashingMap map, World world, VirtualLoop loop) {
    this.map = map;
    this.world = world;
    this.loop = loop;
  }

  void refuses(boolean refuses) {
    this.refuses = refuses;
  }

  CrashingMap map() {
    Assertions.assertTrue(loop.isOnLoop(), "durable things are used on the loop alone");
    return map;
  }

  CrashingMap survivors() {
    return map.afterCrash(world);
  }

  void put(String key, byte[] value, Runnable durable) {
    map().put(key, value);
    whenSynced(durable);
  }

  void remove(String key) {
    map().remove(key);
    whenSynced(() -> {});
  }

  private void whenSynced(Runnable durable) {
    if (refuses) {
      return;
    }
    long syncNanos = Math.max(lastSyncNanos, world.nanos() + world.upTo(SYNC_TAKES_MAX).toNanos());
    lastSyncNanos = syncNanos;
    loop.after(
        Duration.ofNanos(syncNanos - world.nanos()),
        () -> {
          map.commitOne();
          durable.run();
        });
  }
}
