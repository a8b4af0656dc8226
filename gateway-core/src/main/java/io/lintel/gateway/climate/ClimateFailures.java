package io.lintel.gateway.climate;

import io.lintel.gateway.action.Ending;
import java.util.List;

/** How a command to a thermostat can fail, in words. */
final class ClimateFailures {

  private ClimateFailures() {}

  static Ending.Failure noPreset(String key) {
    return new Ending.Failure(
        "climate_preset_not_found",
        "there is no climate preset \"%s\" at this thermostat; push it first".formatted(key));
  }

  /** The device took it, and shows something else. */
  static Ending.Failure notTaken(List<String> differences) {
    return new Ending.Failure(
        "command_rejected",
        "the thermostat took the command and did not do it: " + String.join("; ", differences));
  }

  static Ending.Failure noOverride(ThermostatSchedule schedule) {
    return new Ending.Failure(
        "command_rejected",
        "the schedule until %s allows no other settings; activate a preset, or change the schedule"
            .formatted(schedule.endsAt()));
  }

  static Ending.Failure notStored(String message) {
    return new Ending.Failure("gateway_storage_unavailable", message);
  }
}
