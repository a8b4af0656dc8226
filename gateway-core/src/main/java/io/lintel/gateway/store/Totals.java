package io.lintel.gateway.store;

import io.lintel.gateway.model.DeliveryClass;
import java.util.EnumMap;
import java.util.Map;

/** What lies in journal and outbox, counted along so that no start has to count rows. */
record Totals(Fill journal, Map<DeliveryClass, Fill> outbox) {

  Totals {
    outbox = Map.copyOf(outbox);
  }

  static Totals none() {
    return new Totals(Fill.NONE, Map.of());
  }

  Fill outbox(DeliveryClass deliveryClass) {
    return outbox.getOrDefault(deliveryClass, Fill.NONE);
  }

  Fill outboxWhole() {
    return outbox.values().stream().reduce(Fill.NONE, Fill::plus);
  }

  Totals journaled(Fill more) {
    return new Totals(journal.plus(more), outbox);
  }

  Totals purged(Fill less) {
    return new Totals(journal.minus(less), outbox);
  }

  Totals queued(DeliveryClass deliveryClass, Fill more) {
    return with(deliveryClass, outbox(deliveryClass).plus(more));
  }

  Totals left(DeliveryClass deliveryClass, Fill less) {
    return with(deliveryClass, outbox(deliveryClass).minus(less));
  }

  private Totals with(DeliveryClass deliveryClass, Fill fill) {
    Map<DeliveryClass, Fill> changed = new EnumMap<>(DeliveryClass.class);
    changed.putAll(outbox);
    changed.put(deliveryClass, fill);
    return new Totals(journal, changed);
  }
}
