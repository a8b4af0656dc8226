package io.lintel.spi;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A thermostat. Serves the climate action types. All temperatures are °C. Every order ends once
 * with {@link Reports#outcome}; what the device then shows is a {@link Report.Climate} before it.
 */
public interface Thermostat extends Capability {

  @Override
  Optional<Traits> traits();

  void setMode(Order order, HvacMode mode);

  void setFan(Order order, FanMode mode);

  /** Sets what is given and leaves the other alone. */
  void setPoints(Order order, OptionalDouble heatingCelsius, OptionalDouble coolingCelsius);

  /** Asks the device itself; the answer is a {@link Report.Climate} before the outcome. */
  void read(Order order);

  /** What it heats or cools to. */
  enum HvacMode {
    OFF,
    HEAT,
    COOL,
    HEAT_COOL,
    ECO
  }

  /** How its fan runs. */
  enum FanMode {
    AUTO,
    ON,
    CIRCULATE
  }

  /**
   * Set points that a device takes.
   *
   * @param minCelsius inclusive
   * @param maxCelsius inclusive
   */
  record Range(double minCelsius, double maxCelsius) {}

  /**
   * What the device can do.
   *
   * @param heating empty when it has no heating set point
   * @param cooling empty when it has no cooling set point
   * @param deltaMinCelsius how far the cooling set point must lie above the heating one
   * @param stepCelsius the smallest difference between two set points that it tells apart
   */
  record ThermostatTraits(
      Set<HvacMode> modes,
      Set<FanMode> fanModes,
      Optional<Range> heating,
      Optional<Range> cooling,
      double deltaMinCelsius,
      double stepCelsius)
      implements Traits {

    public ThermostatTraits {
      modes = Set.copyOf(modes);
      fanModes = Set.copyOf(fanModes);
    }
  }
}
