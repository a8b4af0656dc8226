package io.lintel.gateway.climate;

import io.lintel.spi.Report;
import io.lintel.spi.Thermostat.FanMode;
import io.lintel.spi.Thermostat.HvacMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a thermostat shows and feels, as far as it has told. °C, and humidity from 0 to 1. */
record Shown(
    Optional<HvacMode> mode,
    Optional<FanMode> fan,
    OptionalDouble heating,
    OptionalDouble cooling,
    OptionalDouble temperature,
    OptionalDouble humidity) {

  /** Above the error of arithmetic, below any step of a device, °C. */
  private static final double ROUNDING = 0.01;

  private static final Shown NOTHING =
      new Shown(
          Optional.empty(),
          Optional.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty());

  static Shown nothing() {
    return NOTHING;
  }

  /** What it would show if it were set so. */
  static Shown as(Settings settings) {
    return new Shown(
        settings.mode(),
        settings.fan(),
        celsius(settings.heating()),
        celsius(settings.cooling()),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  /** What is known, and else what was expected. */
  Shown or(Shown expected) {
    return new Shown(
        mode.or(expected::mode),
        fan.or(expected::fan),
        later(heating, expected.heating),
        later(cooling, expected.cooling),
        temperature,
        humidity);
  }

  /** With what was told now. */
  Shown with(Report.Climate told) {
    return new Shown(
        told.mode().or(() -> mode),
        told.fan().or(() -> fan),
        later(told.heatingSetPointCelsius(), heating),
        later(told.coolingSetPointCelsius(), cooling),
        later(told.temperatureCelsius(), temperature),
        later(told.relativeHumidity(), humidity));
  }

  /** Where it is not what was wanted, in words; empty when it is. */
  List<String> differences(Settings wanted, double stepCelsius) {
    var words = new ArrayList<String>();
    wanted
        .mode()
        .filter(m -> !mode.equals(Optional.of(m)))
        .ifPresent(m -> words.add(word("mode", m, mode)));
    wanted
        .fan()
        .filter(f -> !fan.equals(Optional.of(f)))
        .ifPresent(f -> words.add(word("fan", f, fan)));
    wanted
        .heating()
        .filter(t -> !isNear(heating, t.celsius(), stepCelsius))
        .ifPresent(t -> words.add(word("heating set point", t, heating)));
    wanted
        .cooling()
        .filter(t -> !isNear(cooling, t.celsius(), stepCelsius))
        .ifPresent(t -> words.add(word("cooling set point", t, cooling)));
    return List.copyOf(words);
  }

  /** Whether somebody has set something else since, as far as both are known. */
  boolean isSetOtherwise(Shown before, double stepCelsius) {
    return isOther(mode, before.mode)
        || isOther(fan, before.fan)
        || isFar(heating, before.heating, stepCelsius)
        || isFar(cooling, before.cooling, stepCelsius);
  }

  /** The settings alone. */
  Settings settings() {
    return new Settings(mode, fan, temperature(heating), temperature(cooling));
  }

  private static OptionalDouble celsius(Optional<Temperature> temperature) {
    return temperature.map(t -> OptionalDouble.of(t.celsius())).orElse(OptionalDouble.empty());
  }

  private static Optional<Temperature> temperature(OptionalDouble celsius) {
    return celsius.isPresent()
        ? Optional.of(Temperature.ofCelsius(celsius.getAsDouble()))
        : Optional.empty();
  }

  private static boolean isNear(OptionalDouble shown, double wanted, double step) {
    return shown.isPresent() && Math.abs(shown.getAsDouble() - wanted) <= step + ROUNDING;
  }

  private static boolean isFar(OptionalDouble one, OptionalDouble other, double step) {
    return one.isPresent()
        && other.isPresent()
        && Math.abs(one.getAsDouble() - other.getAsDouble()) > step / 2 + ROUNDING;
  }

  private static boolean isOther(Optional<?> one, Optional<?> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }

  private static OptionalDouble later(OptionalDouble told, OptionalDouble known) {
    return told.isPresent() ? told : known;
  }

  private static String word(String what, Enum<?> wanted, Optional<? extends Enum<?>> shown) {
    return "%s is %s instead of %s"
        .formatted(what, shown.map(Words::of).orElse("not told"), Words.of(wanted));
  }

  private static String word(String what, Temperature wanted, OptionalDouble shown) {
    return "%s is %s instead of %s °C"
        .formatted(
            what, shown.isPresent() ? shown.getAsDouble() + " °C" : "not told", wanted.celsius());
  }
}
