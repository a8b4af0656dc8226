package io.lintel.testkit;

import io.lintel.spi.DeviceStore;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;

/** A {@link DeviceStore} that a crash can rob of what was not yet durable. */
final class MemoryDeviceStore implements DeviceStore {

  private static final int KEYS_MAX = 4_096;
  private static final int KEY_LENGTH_MAX = 128;
  private static final int VALUE_BYTES_MAX = 64 * 1024;

  private final DurableWrites writes;

  MemoryDeviceStore(CrashingMap map, World world, VirtualLoop loop) {
    writes = new DurableWrites(map, world, loop);
  }

  CrashingMap survivors() {
    return writes.survivors();
  }

  void refuses(boolean refuses) {
    writes.refuses(refuses);
  }

  @Override
  public Optional<byte[]> get(String key) {
    return writes.map().get(key);
  }

  @Override
  public void put(String key, byte[] value, Runnable durable) {
    Assertions.assertTrue(
        !key.isEmpty() && key.length() <= KEY_LENGTH_MAX, "a key has 1..128 characters: " + key);
    Assertions.assertTrue(value.length <= VALUE_BYTES_MAX, "more than 64 KiB under " + key);
    Assertions.assertTrue(
        writes.map().has(key) || writes.map().size() < KEYS_MAX, "more than 4,096 keys");
    writes.put(key, value, durable);
  }

  @Override
  public void remove(String key) {
    writes.remove(key);
  }
}
