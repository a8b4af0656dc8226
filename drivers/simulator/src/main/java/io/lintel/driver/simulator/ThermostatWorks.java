package io.lintel.driver.simulator;

import io.lintel.spi.Reason;
import io.lintel.spi.Report;
import io.lintel.spi.Thermostat.FanMode;
import io.lintel.spi.Thermostat.HvacMode;
import io.lintel.spi.Thermostat.Range;
import io.lintel.spi.Thermostat.ThermostatTraits;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/**
 * A thermostat. It remembers nothing over a restart.
 *
 * @param initial how it is configured
 * @param heating the set point; empty when it cannot heat
 * @param cooling the set point; empty when it cannot cool
 * @param writes how many orders were carried out that set something
 */
record ThermostatWorks(
    ThermostatSpec initial,
    HvacMode mode,
    FanMode fan,
    OptionalDouble heating,
    OptionalDouble cooling,
    double temperature,
    int writes)
    implements Works {

  static ThermostatWorks of(ThermostatSpec spec) {
    return new ThermostatWorks(
        spec,
        spec.mode(),
        spec.fan(),
        spec.heating(),
        spec.cooling(),
        spec.temperatureCelsius(),
        0);
  }

  @Override
  public Doing begin(Deed deed, UUID orderId) {
    return switch (deed) {
      case Deed.SetMode(HvacMode to) when !traits().modes().contains(to) ->
          refused(Reason.UNSUPPORTED_HVAC_MODE, ClimateFaults.noSuchMode(traits().modes()));
      case Deed.SetMode(HvacMode to) -> set(withMode(to));
      case Deed.SetFan(FanMode to) when !traits().fanModes().contains(to) ->
          refused(Reason.UNSUPPORTED_FAN_MODE, ClimateFaults.noSuchFanMode(traits().fanModes()));
      case Deed.SetFan(FanMode to) -> set(withFan(to));
      case Deed.SetPoints(OptionalDouble heats, OptionalDouble cools) -> setPoints(heats, cools);
      case Deed.ReadClimate() -> done(this, greeting());
      default -> unfit();
    };
  }

  @Override
  public Heard happened(Happening what) {
    ThermostatWorks then =
        switch (what) {
          case Happening.Reading(double celsius, _) -> withTemperature(celsius);
          case Happening.Adjusted by -> adjusted(by);
          default -> this;
        };
    return new Heard(then, then.greeting());
  }

  @Override
  public Optional<String> objection(Happening what) {
    return switch (what) {
      case Happening.Reading(_, OptionalDouble nrs) when nrs.isPresent() ->
          Optional.of("\"nrs\" is for a noise_sensor: remove it");
      case Happening.Reading(double celsius, _) when celsius < -60 || celsius > 100 ->
          Optional.of("\"value\" must be -60 to 100 (°C)");
      case Happening.Adjusted by -> objection(by);
      default -> Optional.empty();
    };
  }

  @Override
  public List<Report> greeting() {
    return List.of(
        new Report.Climate(
            Optional.of(mode),
            Optional.of(fan),
            heating,
            cooling,
            OptionalDouble.of(temperature),
            OptionalDouble.empty()));
  }

  @Override
  public Works reset() {
    return of(initial);
  }

  private ThermostatTraits traits() {
    return initial.traits();
  }

  private Doing setPoints(OptionalDouble heats, OptionalDouble cools) {
    if (isOutside(heats, traits().heating()) || isOutside(cools, traits().cooling())) {
      return refused(Reason.SET_POINT_OUT_OF_RANGE, ClimateFaults.outOfRange(traits()));
    }
    ThermostatWorks then = withPoints(heats, cools);
    return then.isTooClose()
        ? refused(Reason.SET_POINT_OUT_OF_RANGE, ClimateFaults.tooClose(traits()))
        : set(then);
  }

  private Doing set(ThermostatWorks then) {
    var counted =
        new ThermostatWorks(
            initial, then.mode, then.fan, then.heating, then.cooling, temperature, writes + 1);
    return done(counted, counted.greeting());
  }

  /** Someone turns the knob: each part that it has, as far as it goes. */
  private ThermostatWorks adjusted(Happening.Adjusted by) {
    return withMode(by.mode().orElse(mode))
        .withFan(by.fan().orElse(fan))
        .withPoints(by.heating(), by.cooling());
  }

  private Optional<String> objection(Happening.Adjusted by) {
    if (by.mode().filter(to -> !traits().modes().contains(to)).isPresent()) {
      return Optional.of(ClimateFaults.noSuchMode(traits().modes()).message());
    }
    if (by.fan().filter(to -> !traits().fanModes().contains(to)).isPresent()) {
      return Optional.of(ClimateFaults.noSuchFanMode(traits().fanModes()).message());
    }
    return isOutside(by.heating(), traits().heating())
            || isOutside(by.cooling(), traits().cooling())
        ? Optional.of(ClimateFaults.outOfRange(traits()).message())
        : Optional.empty();
  }

  /** Where both count at once, they keep apart. */
  private boolean isTooClose() {
    return mode == HvacMode.HEAT_COOL
        && heating.isPresent()
        && cooling.isPresent()
        && cooling.getAsDouble() - heating.getAsDouble() < traits().deltaMinCelsius();
  }

  private static boolean isOutside(OptionalDouble celsius, Optional<Range> range) {
    return celsius.isPresent()
        && range
            .filter(
                in ->
                    celsius.getAsDouble() >= in.minCelsius()
                        && celsius.getAsDouble() <= in.maxCelsius())
            .isEmpty();
  }

  private ThermostatWorks withMode(HvacMode to) {
    return new ThermostatWorks(initial, to, fan, heating, cooling, temperature, writes);
  }

  private ThermostatWorks withFan(FanMode to) {
    return new ThermostatWorks(initial, mode, to, heating, cooling, temperature, writes);
  }

  private ThermostatWorks withTemperature(double celsius) {
    return new ThermostatWorks(initial, mode, fan, heating, cooling, celsius, writes);
  }

  /** In its own steps. */
  private ThermostatWorks withPoints(OptionalDouble heats, OptionalDouble cools) {
    return new ThermostatWorks(
        initial,
        mode,
        fan,
        heats.isPresent() ? initial.stepped(heats) : heating,
        cools.isPresent() ? initial.stepped(cools) : cooling,
        temperature,
        writes);
  }
}
