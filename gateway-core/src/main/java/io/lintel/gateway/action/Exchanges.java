package io.lintel.gateway.action;

import io.lintel.gateway.action.DriverPort.Deed;
import io.lintel.spi.Fault;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Exchanges with devices that are no attempt of their own: slices of longer work. Each takes its
 * turn in the device's lane, so that a door waits for one exchange at most. On the loop alone.
 */
final class Exchanges {

  private final Ports ports;
  private final Lanes lanes;
  private final Orders orders;

  /** By the id of the order, in all lanes together; bounded by the room of the lanes. */
  private final Map<UUID, Exchange> waiting = new HashMap<>();

  /** Gives a free lane to whoever is next. */
  private final Consumer<UUID> pump;

  Exchanges(Ports ports, Lanes lanes, Orders orders, Consumer<UUID> pump) {
    this.ports = ports;
    this.lanes = lanes;
    this.orders = orders;
    this.pump = pump;
  }

  private record Exchange(
      UUID deviceId, RevocablePermit permit, Deed deed, Consumer<Outcome> then) {}

  void begin(UUID deviceId, RevocablePermit permit, Deed deed, Consumer<Outcome> then) {
    var lane = lanes.of(Optional.of(deviceId));
    if (!lane.hasRoom(false)) {
      ports.loop().execute(() -> then.accept(busy()));
      return;
    }
    var id = ports.ids().get();
    waiting.put(id, new Exchange(deviceId, permit, deed, then));
    lane.enqueue(id, false);
    pump.accept(deviceId);
  }

  /** Whether whoever has the turn is one of these; then it is under way. */
  boolean turn(UUID id) {
    var exchange = waiting.remove(id);
    if (exchange == null) {
      return false;
    }
    orders.give(
        id,
        exchange.deviceId,
        exchange.permit,
        exchange.deed,
        outcome -> ended(id, exchange, outcome));
    return true;
  }

  boolean isOne(UUID id) {
    return waiting.containsKey(id);
  }

  /** What follows from it is queued before the lane goes on, so that it may come right behind. */
  private void ended(UUID id, Exchange exchange, Outcome outcome) {
    lanes.of(Optional.of(exchange.deviceId)).leave(id);
    exchange.then.accept(outcome);
    pump.accept(exchange.deviceId);
  }

  private static Outcome busy() {
    return new Outcome.NotSent(
        Reason.DEVICE_BUSY,
        Fault.retry("gateway.device_busy", "too much already waits for this device"));
  }
}
