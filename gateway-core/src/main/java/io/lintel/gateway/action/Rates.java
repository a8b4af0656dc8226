package io.lintel.gateway.action;

import io.lintel.gateway.model.ActionType;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * How often devices were asked for what is limited. Counts what was accepted; memory is bounded by
 * the limits themselves times the devices of the inventory.
 */
final class Rates {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Limits limits;
  private final Map<Key, Deque<Long>> perDevice = new HashMap<>();
  private final Deque<Unlock> unlocks = new ArrayDeque<>();

  Rates(Limits limits) {
    this.limits = limits;
  }

  /** Refuses what would be too much now. */
  Optional<Refusal> check(UUID deviceId, ActionType type, long nowNanos) {
    var most = limits.perMinute(type);
    if (most.isPresent() && recent(new Key(deviceId, type), nowNanos).size() >= most.getAsInt()) {
      return refused("the device was asked " + most.getAsInt() + " times in a minute; wait");
    }
    return type == ActionType.UNLOCK_DOOR && isBurst(deviceId, nowNanos)
        ? refused(
            "more than %d different doors would be unlocked within %d s; unlock them more slowly"
                .formatted(limits.doorsUnlocked(), limits.doorsUnlockedIn().toSeconds()))
        : Optional.empty();
  }

  /** Whether unlocking this door would be one different door too many. */
  boolean isBurst(UUID deviceId, long nowNanos) {
    drop(unlocks, nowNanos - limits.doorsUnlockedIn().toNanos());
    Set<UUID> doors = new HashSet<>();
    unlocks.forEach(unlock -> doors.add(unlock.deviceId));
    doors.add(deviceId);
    return doors.size() > limits.doorsUnlocked();
  }

  void count(UUID deviceId, ActionType type, long nowNanos) {
    if (limits.perMinute(type).isPresent()) {
      recent(new Key(deviceId, type), nowNanos).addLast(nowNanos);
    }
    if (type == ActionType.UNLOCK_DOOR) {
      unlocks.addLast(new Unlock(deviceId, nowNanos));
    }
  }

  private Deque<Long> recent(Key key, long nowNanos) {
    var times = perDevice.computeIfAbsent(key, k -> new ArrayDeque<>());
    while (!times.isEmpty() && nowNanos - times.getFirst() >= MINUTE.toNanos()) {
      times.removeFirst();
    }
    return times;
  }

  private static void drop(Deque<Unlock> unlocks, long beforeNanos) {
    while (!unlocks.isEmpty() && unlocks.getFirst().atNanos - beforeNanos < 0) {
      unlocks.removeFirst();
    }
  }

  private static Optional<Refusal> refused(String message) {
    return Optional.of(new Refusal(Refusal.Reason.RATE, message));
  }

  private record Key(UUID deviceId, ActionType type) {}

  private record Unlock(UUID deviceId, long atNanos) {}
}
