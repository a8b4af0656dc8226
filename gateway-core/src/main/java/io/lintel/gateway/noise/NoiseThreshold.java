package io.lintel.gateway.noise;

import java.util.OptionalDouble;
import java.util.UUID;

/**
 * How loud it may be at a sensor, at some time of the day.
 *
 * @param name safe to print
 * @param decibels dB(A); {@link #NEVER_DECIBELS} where the threshold is one of the risk score alone
 * @param nrs noise risk score, 0 to 100
 */
record NoiseThreshold(
    UUID noiseThresholdId,
    UUID deviceId,
    String name,
    double decibels,
    OptionalDouble nrs,
    DailyWindow window) {

  /**
   * Louder than any sensor measures, in dB(A). The published object has to have a number of
   * decibels: this one changes nothing.
   */
  static final double NEVER_DECIBELS = 140;

  static final double NRS_MAX = 100;

  /** How far below a level must fall before it can be crossed again, in dB and in points. */
  static final double HYSTERESIS = 3;

  boolean isReachedBy(NoiseLevel level) {
    return level.decibels() >= decibels || isScoreAtLeast(level, nrs);
  }

  /** Quiet again, by more than a level that wavers at the threshold. */
  boolean isLeftBy(NoiseLevel level) {
    return level.decibels() < decibels - HYSTERESIS && !isScoreAtLeast(level, lowered(nrs));
  }

  private static boolean isScoreAtLeast(NoiseLevel level, OptionalDouble least) {
    return least.isPresent()
        && level.nrs().isPresent()
        && level.nrs().getAsDouble() >= least.getAsDouble();
  }

  private static OptionalDouble lowered(OptionalDouble nrs) {
    return nrs.isPresent() ? OptionalDouble.of(nrs.getAsDouble() - HYSTERESIS) : nrs;
  }
}
