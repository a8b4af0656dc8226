package io.lintel.driver.zwave.node;

import io.lintel.spi.Fault;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import io.lintel.spi.Thermostat.Range;
import io.lintel.spi.Thermostat.ThermostatTraits;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Why a thermostat does not do as asked, in the installer's words. */
final class ClimateFaults {
  static Outcome noSuchMode(Set<? extends Enum<?>> modes) {
    return new Outcome.Refused(
        Reason.UNSUPPORTED_HVAC_MODE,
        Fault.never(
            "zwave.hvac_mode", "the thermostat has the modes " + words(modes) + ": use one"));
  }

  static Outcome noSuchFanMode(Set<? extends Enum<?>> modes) {
    return new Outcome.Refused(
        Reason.UNSUPPORTED_FAN_MODE,
        Fault.never(
            "zwave.fan_mode",
            "the thermostat's fan has the modes " + words(modes) + ": use one of these"));
  }

  static Outcome outOfRange(ThermostatTraits traits) {
    return new Outcome.Refused(
        Reason.SET_POINT_OUT_OF_RANGE,
        Fault.never(
            "zwave.set_point",
            "the thermostat heats "
                + words(traits.heating())
                + " and cools "
                + words(traits.cooling())
                + ": choose a set point within"));
  }

  /** It was sent the setting and shows another. */
  static Outcome notTaken() {
    return new Outcome.Refused(
        Reason.COMMAND_REJECTED,
        Fault.retry(
            "zwave.setting_not_taken",
            "the thermostat got the setting and shows another: look at its own program and try"
                + " again"));
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

  private ClimateFaults() {}
}
