package io.lintel.driver.simulator;

import io.lintel.spi.Fault;
import io.lintel.spi.Thermostat.FanMode;
import io.lintel.spi.Thermostat.HvacMode;
import io.lintel.spi.Thermostat.Range;
import io.lintel.spi.Thermostat.ThermostatTraits;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Why a simulated thermostat does not do as asked. All codes begin with {@code simulator.}. */
final class ClimateFaults {

  private ClimateFaults() {}

  static Fault noSuchMode(Set<HvacMode> modes) {
    return Fault.never(
        "simulator.hvac_mode",
        "the simulated thermostat has the modes " + words(modes) + ": use one, or set \"modes\"");
  }

  static Fault noSuchFanMode(Set<FanMode> modes) {
    return Fault.never(
        "simulator.fan_mode",
        "the simulated thermostat's fan has the modes "
            + words(modes)
            + ": use one, or set \"fan_modes\"");
  }

  static Fault outOfRange(ThermostatTraits traits) {
    return Fault.never(
        "simulator.set_point",
        "the simulated thermostat heats "
            + words(traits.heating())
            + " and cools "
            + words(traits.cooling())
            + ": choose a set point within");
  }

  static Fault tooClose(ThermostatTraits traits) {
    return Fault.never(
        "simulator.delta",
        "the simulated thermostat cools at least "
            + traits.deltaMinCelsius()
            + " °C above where it heats: move the set points apart");
  }

  private static String words(Set<? extends Enum<?>> modes) {
    return modes.stream()
        .map(mode -> mode.name().toLowerCase(Locale.ROOT))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String words(Optional<Range> range) {
    return range
        .map(in -> "from " + in.minCelsius() + " to " + in.maxCelsius() + " °C")
        .orElse("never");
  }
}
