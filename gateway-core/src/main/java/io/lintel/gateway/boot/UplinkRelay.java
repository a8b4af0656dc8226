package io.lintel.gateway.boot;

import io.lintel.gateway.action.Live;
import io.lintel.gateway.action.Slots;
import io.lintel.gateway.model.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Stands for the uplink until there is one, and for good where no {@code mqtt:} is configured:
 * engine and uplink need each other, and one of them is built first. Safe from any thread.
 */
final class UplinkRelay implements Live, Slots {

  private final Map<String, Bytes> latest = new LinkedHashMap<>();
  private Optional<Live> live = Optional.empty();
  private Optional<Slots> slots = Optional.empty();

  /** From now on everything goes there; first the latest values. */
  synchronized void connect(Live newLive, Slots newSlots) {
    live = Optional.of(newLive);
    slots = Optional.of(newSlots);
    latest.forEach(newSlots::put);
    latest.clear();
  }

  @Override
  public synchronized void send(String topic, Bytes payload, Optional<Bytes> correlation) {
    live.ifPresent(uplink -> uplink.send(topic, payload, correlation));
  }

  @Override
  public synchronized void put(String topic, Bytes payload) {
    slots.ifPresentOrElse(uplink -> uplink.put(topic, payload), () -> latest.put(topic, payload));
  }

  @Override
  public synchronized void clear(String topic) {
    latest.remove(topic);
    slots.ifPresent(uplink -> uplink.clear(topic));
  }
}
