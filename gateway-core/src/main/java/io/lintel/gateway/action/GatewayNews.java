package io.lintel.gateway.action;

import io.lintel.gateway.model.DeliveryClass;
import java.util.Map;

/**
 * Where any part of the daemon tells an event of the gateway's own, such as {@code
 * gateway.takeover}. Implemented by the engine; from any thread, returns at once.
 */
@FunctionalInterface
public interface GatewayNews {

  /**
   * Publishes an event through journal and outbox.
   *
   * @param eventType under {@code gateway.}
   * @param fields extras beside the ones that every event has; values that JSON knows
   */
  void tell(String eventType, DeliveryClass deliveryClass, Map<String, Object> fields);
}
