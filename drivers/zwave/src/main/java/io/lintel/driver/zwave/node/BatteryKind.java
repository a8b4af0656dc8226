package io.lintel.driver.zwave.node;

import java.util.Optional;

/** Nodes that run on a battery. */
final class BatteryKind implements PartKind {
  @Override
  public Optional<Part> part(PartContext context) {
    return context.profile().hasBattery()
        ? Optional.of(new BatteryPart(context))
        : Optional.empty();
  }
}
