package io.lintel.gateway.access.local;

import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Position;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Grants that no event has told yet. The door's own report of its movement and the grant are one
 * event: whoever comes first takes the grant away. Bounded per door. On the loop alone.
 */
final class Grants {

  /** A movement this much later is nobody's entry. */
  static final Duration LASTS = Duration.ofSeconds(60);

  /** Nobody enters codes faster than a door answers; what is older was told or is lost. */
  private static final int PER_DOOR_MAX = 16;

  private final Map<UUID, Deque<Grant>> untold = new HashMap<>();

  void open(Grant grant) {
    var waiting = untold.computeIfAbsent(grant.door(), door -> new ArrayDeque<>());
    if (waiting.size() == PER_DOOR_MAX) {
      waiting.removeFirst();
    }
    waiting.addLast(grant);
  }

  /** Takes a grant away; false when it was told. */
  boolean take(Grant grant) {
    return untold.getOrDefault(grant.door(), new ArrayDeque<>()).remove(grant);
  }

  /** Whose entry a movement is: the oldest that may be. */
  Optional<Grant> causeOf(UUID door, Position position, long nowNanos) {
    var waiting = untold.get(door);
    if (waiting == null || !mayBeOurs(position)) {
      return Optional.empty();
    }
    waiting.removeIf(grant -> nowNanos - grant.sinceNanos() > LASTS.toNanos());
    return Optional.ofNullable(waiting.pollFirst());
  }

  /** A report that says that a hand or another code did it is not the gateway's order. */
  private static boolean mayBeOurs(Position position) {
    return position.state() == LockState.UNLOCKED
        && switch (position.method()) {
          case REMOTE, READ, UNKNOWN -> true;
          case KEYCODE, MANUAL, AUTOMATIC, CARD -> false;
        };
  }
}
