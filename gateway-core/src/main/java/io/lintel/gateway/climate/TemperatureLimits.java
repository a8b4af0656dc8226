package io.lintel.gateway.climate;

import java.util.Optional;

/** Between which temperatures a room shall stay; outside of them, it is told. */
record TemperatureLimits(Optional<Temperature> lower, Optional<Temperature> upper) {

  /** How far inside it must be again before it counts as inside, °C. */
  private static final double HYSTERESIS = 0.2;

  private static final TemperatureLimits NONE =
      new TemperatureLimits(Optional.empty(), Optional.empty());

  static TemperatureLimits none() {
    return NONE;
  }

  boolean isNone() {
    return lower.isEmpty() && upper.isEmpty();
  }

  /**
   * Whether it is outside.
   *
   * @param was whether it was outside before
   */
  boolean isExceeded(double celsius, boolean was) {
    double margin = was ? HYSTERESIS : 0;
    return lower.filter(limit -> celsius < limit.celsius() + margin).isPresent()
        || upper.filter(limit -> celsius > limit.celsius() - margin).isPresent();
  }
}
