package io.lintel.gateway.driver;

import io.lintel.gateway.action.DriverEvents;
import io.lintel.gateway.model.DriverFault;
import io.lintel.gateway.time.Time;
import io.lintel.spi.Fault;
import io.lintel.spi.Order;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import java.time.Duration;
import java.util.UUID;

/**
 * Sees to it that every order of a run ends exactly once: as the driver says, or when its time is
 * over, or with the run. Safe from any thread.
 */
final class OrderDesk {

  private final HostPorts ports;
  private final DriverEvents events;
  private final OpenOrders orders = new OpenOrders();

  OrderDesk(HostPorts ports, DriverEvents events) {
    this.ports = ports;
    this.events = events;
  }

  /** Whether the order was taken; false when the run has ended. */
  boolean open(Order order) {
    Time.Timer limit =
        ports.time().after(limit(order), ports.supervisor(), () -> end(order.id(), silent()));
    boolean taken = orders.add(order, limit);
    if (!taken) {
      limit.cancel();
    }
    return taken;
  }

  /** Whether the driver may see it now; false when it has ended meanwhile. */
  boolean hand(UUID orderId) {
    return orders.hand(orderId);
  }

  /** Ends an order; a second end changes nothing. */
  void end(UUID orderId, Outcome outcome) {
    orders.take(orderId).ifPresent(entry -> tell(entry, outcome));
  }

  /** Ends all: what the driver has seen may have moved something, the rest has not. */
  void close(Fault because) {
    for (OpenOrders.Entry entry : orders.close()) {
      tell(
          entry,
          entry.handed()
              ? new Outcome.Unknown(because)
              : new Outcome.NotSent(Reason.HUB_DISCONNECTED, because));
    }
  }

  private void tell(OpenOrders.Entry entry, Outcome outcome) {
    entry.limit().cancel();
    events.outcome(entry.order().deviceId(), entry.order().id(), outcome);
  }

  private Duration limit(Order order) {
    long leftNanos = order.permit().notAfterNanos() - ports.time().bootNanos();
    Duration left = Duration.ofNanos(Math.max(0, leftNanos));
    Duration most = ports.limits().orderMax();
    return (left.compareTo(most) < 0 ? left : most).plus(ports.limits().orderGrace());
  }

  private static Outcome silent() {
    return new Outcome.Unknown(
        DriverFault.NO_OUTCOME.because("the driver never said how it ended"));
  }
}
