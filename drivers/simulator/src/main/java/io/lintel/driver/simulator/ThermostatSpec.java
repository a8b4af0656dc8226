package io.lintel.driver.simulator;

import io.lintel.spi.Settings;
import io.lintel.spi.Thermostat.FanMode;
import io.lintel.spi.Thermostat.HvacMode;
import io.lintel.spi.Thermostat.Range;
import io.lintel.spi.Thermostat.ThermostatTraits;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A thermostat as the configuration describes it.
 *
 * @param temperatureCelsius of the room at first
 */
record ThermostatSpec(ThermostatTraits traits, double temperatureCelsius) {

  static final Range HEATING = new Range(7, 32);
  static final Range COOLING = new Range(10, 35);
  static final double DELTA = 2;
  static final double STEP = 0.5;
  static final double TEMPERATURE = 21;

  private static final double HEATING_AT_FIRST = 20;
  private static final double COOLING_AT_FIRST = 25;

  static ThermostatSpec of(Settings address) {
    Set<HvacMode> modes = modes(address, "modes", HvacMode.class);
    var traits =
        new ThermostatTraits(
            modes,
            modes(address, "fan_modes", FanMode.class),
            range(address, modes, HvacMode.HEAT, "heating", HEATING),
            range(address, modes, HvacMode.COOL, "cooling", COOLING),
            address.decimal("delta").orElse(DELTA),
            address.decimal("step").orElse(STEP));
    return new ThermostatSpec(traits, address.decimal("temperature").orElse(TEMPERATURE));
  }

  /** The mode at first. */
  HvacMode mode() {
    return first(traits.modes(), HvacMode.OFF);
  }

  /** The fan's mode at first. */
  FanMode fan() {
    return first(traits.fanModes(), FanMode.AUTO);
  }

  OptionalDouble heating() {
    return within(traits.heating(), HEATING_AT_FIRST);
  }

  OptionalDouble cooling() {
    return within(traits.cooling(), COOLING_AT_FIRST);
  }

  /** To the nearest step; in thousandths, so that 0.1 stays 0.1. */
  OptionalDouble stepped(OptionalDouble celsius) {
    double step = traits.stepCelsius();
    double nearest = Math.round(celsius.getAsDouble() / step) * step;
    return OptionalDouble.of(Math.round(nearest * 1_000) / 1_000.0);
  }

  private static <E extends Enum<E>> Set<E> modes(Settings address, String key, Class<E> type) {
    List<String> words = address.texts(key);
    Set<E> modes = EnumSet.noneOf(type);
    Arrays.stream(type.getEnumConstants())
        .filter(mode -> words.isEmpty() || words.contains(mode.name().toLowerCase(Locale.ROOT)))
        .forEach(modes::add);
    return modes;
  }

  /** Empty when no mode makes use of it. */
  private static Optional<Range> range(
      Settings address, Set<HvacMode> modes, HvacMode alone, String name, Range otherwise) {
    var range =
        new Range(
            address.decimal(name + "_min").orElse(otherwise.minCelsius()),
            address.decimal(name + "_max").orElse(otherwise.maxCelsius()));
    if (range.minCelsius() > range.maxCelsius()) {
      throw Fitting.refused(
          address, name + "_min", "must not be above " + name + "_max: exchange them");
    }
    return modes.contains(alone) || modes.contains(HvacMode.HEAT_COOL)
        ? Optional.of(range)
        : Optional.empty();
  }

  private static <E extends Enum<E>> E first(Set<E> modes, E preferred) {
    return modes.contains(preferred)
        ? preferred
        : modes.stream().sorted().findFirst().orElse(preferred);
  }

  private static OptionalDouble within(Optional<Range> range, double celsius) {
    return range.stream()
        .mapToDouble(in -> Math.clamp(celsius, in.minCelsius(), in.maxCelsius()))
        .findFirst();
  }
}
