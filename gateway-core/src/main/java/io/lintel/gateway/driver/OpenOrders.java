package io.lintel.gateway.driver;

import io.lintel.gateway.time.Time;
import io.lintel.spi.Order;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The orders of one run that have no outcome yet. Whoever takes one out tells its outcome. */
final class OpenOrders {

  private final Map<UUID, Entry> open = new LinkedHashMap<>();
  private boolean closed;

  /**
   * One order.
   *
   * @param limit ends it when the driver does not
   * @param handed whether the driver has seen it, so that something may have moved
   */
  record Entry(Order order, Time.Timer limit, boolean handed) {}

  /** Whether it was taken; false when the run has ended. */
  synchronized boolean add(Order order, Time.Timer limit) {
    if (closed) {
      return false;
    }
    if (open.putIfAbsent(order.id(), new Entry(order, limit, false)) != null) {
      throw new IllegalArgumentException("order " + order.id() + " is open already");
    }
    return true;
  }

  /** Whether the driver may see it now; false when it has ended. */
  synchronized boolean hand(UUID orderId) {
    return open.computeIfPresent(orderId, (_, entry) -> new Entry(entry.order, entry.limit, true))
        != null;
  }

  synchronized Optional<Entry> take(UUID orderId) {
    return Optional.ofNullable(open.remove(orderId));
  }

  synchronized List<Entry> takeOf(UUID deviceId) {
    var taken = open.values().stream().filter(e -> e.order.deviceId().equals(deviceId)).toList();
    taken.forEach(entry -> open.remove(entry.order.id()));
    return taken;
  }

  /** Takes all, and no more come. */
  synchronized List<Entry> close() {
    closed = true;
    var taken = List.copyOf(open.values());
    open.clear();
    return taken;
  }
}
