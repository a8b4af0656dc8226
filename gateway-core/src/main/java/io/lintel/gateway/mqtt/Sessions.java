package io.lintel.gateway.mqtt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** The sessions of this process, newest first; older ones cannot stand in our presence any more. */
final class Sessions {

  private static final int KEPT_MAX = 16;

  private final Supplier<UUID> ids;
  private final Deque<UUID> kept = new ArrayDeque<>();

  Sessions(Supplier<UUID> ids) {
    this.ids = ids;
  }

  synchronized UUID begin() {
    kept.addFirst(ids.get());
    if (kept.size() > KEPT_MAX) {
      kept.removeLast();
    }
    return kept.getFirst();
  }

  synchronized UUID current() {
    return kept.getFirst();
  }

  synchronized Set<UUID> all() {
    return Set.copyOf(kept);
  }
}
