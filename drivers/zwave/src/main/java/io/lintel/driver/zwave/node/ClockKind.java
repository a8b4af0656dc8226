package io.lintel.driver.zwave.node;

import java.util.Optional;

/** Every node may ask for the time; some have a clock of their own. */
final class ClockKind implements PartKind {
  @Override
  public Optional<Part> part(PartContext context) {
    return Optional.of(new ClockPart(context));
  }
}
