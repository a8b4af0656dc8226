package io.lintel.gateway.action;

import io.lintel.gateway.action.DriverPort.Deed;
import io.lintel.spi.Order;
import io.lintel.spi.Outcome;
import io.lintel.spi.Permit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Orders that drivers have not ended yet. On the loop alone. */
final class Orders {

  private final Ports ports;
  private final Map<UUID, Consumer<Outcome>> open = new HashMap<>();

  Orders(Ports ports) {
    this.ports = ports;
  }

  /**
   * Gives an order to its driver.
   *
   * @param then hears the outcome, once
   */
  void give(UUID orderId, UUID deviceId, Permit permit, Deed deed, Consumer<Outcome> then) {
    open.put(orderId, then);
    ports.drivers().start(new Given(orderId, deviceId, permit), deed);
  }

  /** An outcome came; one for an order that is not open changes nothing. */
  void ended(UUID orderId, Outcome outcome) {
    var then = open.remove(orderId);
    if (then != null) {
      then.accept(outcome);
    }
  }

  private record Given(UUID id, UUID deviceId, Permit permit) implements Order {}
}
