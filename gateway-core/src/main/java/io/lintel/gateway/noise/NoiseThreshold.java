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
   * dB(A); not judged. The published object has to have a number of decibels also where the
   * threshold is one of the risk score alone: this is it.
   */
  static final double NEVER_DECIBELS = 140;

  static final double NRS_MAX = 100;

  /** How far below a level must fall before it can be crossed again, in dB and in points. */
  static final double HYSTERESIS = 3;

  boolean isReachedBy(NoiseLevel level) {
    return isLoud(level, decibels) || isScoreAtLeast(level, nrs);
  }

  /** Quiet again, by more than a level that wavers at the threshold. */
  boolean isLeftBy(NoiseLevel level) {
    return !isLoud(level, decibels - HYSTERESIS) && !isScoreAtLeast(level, lowered(nrs));
  }

  private boolean isLoud(NoiseLevel level, double least) {
    return decibels < NEVER_DECIBELS && level.decibels() >= least;
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
