package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.MultilevelSensorClass;
import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.driver.zwave.command.ScaledNumber;
import io.lintel.driver.zwave.command.ThermostatFanModeClass;
import io.lintel.driver.zwave.command.ThermostatModeClass;
import io.lintel.driver.zwave.command.ThermostatSetpointClass;
import io.lintel.spi.Report;
import io.lintel.spi.Report.Climate;
import io.lintel.spi.Thermostat.FanMode;
import io.lintel.spi.Thermostat.HvacMode;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a node's command means to the climate, and to the noise. Pure. */
final class ClimateNews {
  private static final int PERCENT = 0;

  /** Empty for what says nothing of how a thermostat is set. */
  static Optional<Report> ofThermostat(NodeCommand command) {
    return switch (command) {
      case ThermostatModeClass.Report(int mode) -> Thermostats.mode(mode).map(ClimateNews::mode);
      case ThermostatFanModeClass.Report(boolean off, int mode) when !off ->
          Thermostats.fanMode(mode).map(ClimateNews::fan);
      case ThermostatSetpointClass.Report(int type, ScaledNumber value) -> point(type, value);
      default -> Optional.empty();
    };
  }

  /** Empty for what is no reading, or none of what the host knows. */
  static Optional<Report> ofSensor(NodeCommand command) {
    return command instanceof MultilevelSensorClass.Report(int type, ScaledNumber value)
        ? sensed(type, value)
        : Optional.empty();
  }

  private static Report mode(HvacMode mode) {
    return climate(
        Optional.of(mode), Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty());
  }

  private static Report fan(FanMode mode) {
    return climate(
        Optional.empty(), Optional.of(mode), OptionalDouble.empty(), OptionalDouble.empty());
  }

  private static Optional<Report> point(int type, ScaledNumber value) {
    var celsius = OptionalDouble.of(Thermostats.celsius(value));
    var none = OptionalDouble.empty();
    return switch (type) {
      case ThermostatSetpointClass.HEATING ->
          Optional.of(climate(Optional.empty(), Optional.empty(), celsius, none));
      case ThermostatSetpointClass.COOLING ->
          Optional.of(climate(Optional.empty(), Optional.empty(), none, celsius));
      default -> Optional.empty();
    };
  }

  private static Optional<Report> sensed(int type, ScaledNumber value) {
    return switch (type) {
      case MultilevelSensorClass.TEMPERATURE ->
          Optional.of(Climate.temperature(Thermostats.celsius(value)));
      case MultilevelSensorClass.HUMIDITY -> humidity(value);
      // Plain decibels are the best that some sensors have.
      case MultilevelSensorClass.LOUDNESS ->
          Optional.of(new Report.Sound(value.value(), OptionalDouble.empty()));
      default -> Optional.empty();
    };
  }

  /** 0 to 1, as the host counts it; water by the cubic metre is another thing. */
  private static Optional<Report> humidity(ScaledNumber value) {
    if (value.scale() != PERCENT) {
      return Optional.empty();
    }
    return Optional.of(
        new Climate(
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.of(value.value() / 100)));
  }

  private static Report climate(
      Optional<HvacMode> mode,
      Optional<FanMode> fan,
      OptionalDouble heating,
      OptionalDouble cooling) {
    return new Climate(mode, fan, heating, cooling, OptionalDouble.empty(), OptionalDouble.empty());
  }

  private ClimateNews() {}
}
