package io.lintel.gateway.climate;

import io.lintel.gateway.action.Ending;
import io.lintel.spi.Thermostat.FanMode;
import io.lintel.spi.Thermostat.HvacMode;
import io.lintel.spi.Thermostat.Range;
import io.lintel.spi.Thermostat.ThermostatTraits;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Whether a device can be set so, before anything is sent to it. Pure. */
final class SettingsCheck {

  /** Above the error of arithmetic, °C: 70 °F is within a range that ends at 21.11 °C. */
  private static final double ROUNDING = 0.01;

  private final ThermostatTraits traits;

  SettingsCheck(ThermostatTraits traits) {
    this.traits = traits;
  }

  /**
   * The first thing that does not fit.
   *
   * @param shown what the device shows now: a set point that stays counts against the one that
   *     changes
   */
  Optional<Ending.Failure> refuse(Settings wanted, Shown shown) {
    return Stream.of(
            wanted.mode().flatMap(this::unsupported),
            wanted.fan().flatMap(this::unsupported),
            wanted.heating().flatMap(t -> outside("heating", t, traits.heating())),
            wanted.cooling().flatMap(t -> outside("cooling", t, traits.cooling())),
            tooClose(wanted, shown))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Ending.Failure> unsupported(HvacMode mode) {
    return traits.modes().contains(mode)
        ? Optional.empty()
        : failure(
            "unsupported_hvac_mode",
            "this thermostat has no mode %s; it has %s"
                .formatted(Words.of(mode), Words.all(traits.modes())));
  }

  private Optional<Ending.Failure> unsupported(FanMode mode) {
    return traits.fanModes().contains(mode)
        ? Optional.empty()
        : failure(
            "unsupported_fan_mode",
            "this thermostat's fan has no mode %s; it has %s"
                .formatted(Words.of(mode), Words.all(traits.fanModes())));
  }

  private static Optional<Ending.Failure> outside(
      String which, Temperature wanted, Optional<Range> range) {
    if (range.isEmpty()) {
      return outOfRange("this thermostat has no %s set point".formatted(which));
    }
    double least = range.get().minCelsius();
    double most = range.get().maxCelsius();
    return wanted.celsius() < least - ROUNDING || wanted.celsius() > most + ROUNDING
        ? outOfRange(
            "the %s set point of %s °C is not within %s to %s °C"
                .formatted(which, wanted.celsius(), least, most))
        : Optional.empty();
  }

  private Optional<Ending.Failure> tooClose(Settings wanted, Shown shown) {
    boolean both =
        wanted.mode().or(shown::mode).filter(HvacMode.HEAT_COOL::equals).isPresent()
            && wanted.hasSetPoints();
    var heating = celsius(wanted.heating(), shown.heating());
    var cooling = celsius(wanted.cooling(), shown.cooling());
    if (!both || heating.isEmpty() || cooling.isEmpty()) {
      return Optional.empty();
    }
    double delta = cooling.getAsDouble() - heating.getAsDouble();
    return delta < traits.deltaMinCelsius() - ROUNDING
        ? outOfRange(
            "the cooling set point must lie %s °C or more above the heating one, not %.1f °C"
                .formatted(traits.deltaMinCelsius(), delta))
        : Optional.empty();
  }

  private static OptionalDouble celsius(Optional<Temperature> wanted, OptionalDouble shown) {
    return wanted.map(t -> OptionalDouble.of(t.celsius())).orElse(shown);
  }

  private static Optional<Ending.Failure> outOfRange(String message) {
    return failure("set_point_out_of_range", message);
  }

  private static Optional<Ending.Failure> failure(String type, String message) {
    return Optional.of(new Ending.Failure(type, message));
  }
}
