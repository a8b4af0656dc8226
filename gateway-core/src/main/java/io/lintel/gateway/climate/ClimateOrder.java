package io.lintel.gateway.climate;

import io.lintel.gateway.action.Command;
import java.time.Instant;
import java.util.Optional;

/** What a command asks of a thermostat. */
sealed interface ClimateOrder {

  /** Set these. */
  record Set(Settings settings) implements ClimateOrder {}

  /**
   * Activate a preset.
   *
   * @param preset what it shall be from now on, where the command says so
   */
  record Activate(String key, Optional<ClimatePreset> preset) implements ClimateOrder {}

  /** Change what runs over time. */
  record Push(Change change) implements ClimateOrder {}

  /** Of a regime, by parameters that have been found to have the published form. */
  @FunctionalInterface
  interface Change {
    Regime apply(Regime old) throws BadClimateParameter;
  }

  /**
   * Reads it.
   *
   * @param now when what it creates was created
   */
  static ClimateOrder read(Command command, Instant now) throws BadClimateParameter {
    var params = new Fields(command.parameters(), "params");
    return switch (command.type()) {
      case SET_HVAC_MODE -> new Set(ClimateReader.hvac(params));
      case SET_FAN_MODE -> new Set(ClimateReader.fan(params));
      case ACTIVATE_CLIMATE_PRESET -> activate(params);
      case PUSH_THERMOSTAT_PROGRAMS -> push(params, now);
      default -> throw new IllegalArgumentException(command.type() + " is not of climate");
    };
  }

  private static ClimateOrder activate(Fields params) throws BadClimateParameter {
    var key = params.text("climate_preset_key");
    if (!params.has("climate_preset")) {
      return new Activate(key, Optional.empty());
    }
    var preset = ClimateReader.preset(params.object("climate_preset"));
    if (!preset.key().equals(key)) {
      throw params.bad("climate_preset", "must have the same climate_preset_key");
    }
    return new Activate(key, Optional.of(preset));
  }

  private static ClimateOrder push(Fields params, Instant now) throws BadClimateParameter {
    ProgramPush.apply(Regime.empty(), params, now);
    return new Push(old -> ProgramPush.apply(old, params, now));
  }
}
