package io.lintel.gateway.noise;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How loud it is.
 *
 * @param decibels dB(A)
 * @param nrs noise risk score, where the sensor has one
 */
record NoiseLevel(double decibels, OptionalDouble nrs) {

  /** The steady level with the same energy, and the mean score. Of one level at least. */
  static NoiseLevel equivalent(List<NoiseLevel> levels) {
    double energy =
        levels.stream().mapToDouble(level -> Math.pow(10, level.decibels / 10)).average().orElse(0);
    return new NoiseLevel(
        10 * Math.log10(energy),
        levels.stream().map(NoiseLevel::nrs).flatMapToDouble(OptionalDouble::stream).average());
  }
}
