package io.lintel.testkit;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A map that shows each change at once and makes it durable later, in order. A crash keeps what is
 * durable and any prefix of the rest: a commit may have happened without anyone having heard of it.
 */
final class CrashingMap {

  private final Map<String, byte[]> durable = new HashMap<>();
  private final Map<String, byte[]> seen = new HashMap<>();
  private final ArrayDeque<Consumer<Map<String, byte[]>>> pending = new ArrayDeque<>();

  Optional<byte[]> get(String key) {
    return Optional.ofNullable(seen.get(key)).map(byte[]::clone);
  }

  int size() {
    return seen.size();
  }

  boolean has(String key) {
    return seen.containsKey(key);
  }

  void put(String key, byte[] value) {
    byte[] copy = value.clone();
    change(map -> map.put(key, copy));
  }

  void remove(String key) {
    change(map -> map.remove(key));
  }

  /** Makes the oldest change durable. */
  void commitOne() {
    Consumer<Map<String, byte[]>> change = pending.poll();
    if (change != null) {
      change.accept(durable);
    }
  }

  CrashingMap afterCrash(World world) {
    int kept = world.random().nextInt(pending.size() + 1);
    for (int i = 0; i < kept; i++) {
      commitOne();
    }
    var survivors = new CrashingMap();
    survivors.durable.putAll(durable);
    survivors.seen.putAll(durable);
    return survivors;
  }

  private void change(Consumer<Map<String, byte[]>> change) {
    change.accept(seen);
    pending.add(change);
  }
}
