package io.lintel.gateway.action;

import io.lintel.gateway.model.DeliveryClass;
import io.lintel.gateway.model.Draft;
import io.lintel.gateway.model.Identity;
import io.lintel.gateway.store.DroppedRange;
import io.lintel.gateway.time.Time;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes the event that names every sequence that was given up: loss is always told. */
public final class DroppedNews {

  private final Events events;
  private final Time time;

  public DroppedNews(Identity identity, Supplier<UUID> ids, Time time) {
    this.events = new Events(identity, ids);
    this.time = time;
  }

  /** From any thread. */
  public Draft of(List<DroppedRange> ranges) {
    return events.ofGateway(
        "gateway.outbox_dropped",
        DeliveryClass.GATEWAY,
        time.stamp(),
        Map.of("ranges", ranges.stream().map(DroppedNews::json).toList()));
  }

  private static Map<String, Object> json(DroppedRange range) {
    return Map.of(
        "epoch", range.epoch(),
        "from", range.from(),
        "to", range.to(),
        "class", range.deliveryClass().name().toLowerCase(Locale.ROOT),
        "count", range.count(),
        "reason", range.reason());
  }
}
