package io.lintel.gateway.action;

import io.lintel.gateway.model.ActionType;
import java.util.Optional;

/** The checks that need the device: is it known, can it do this. Pure. */
final class DeviceChecks {

  private DeviceChecks() {}

  static Optional<Refusal> capability(ActionType type, Abilities can) {
    return switch (type) {
      case LOCK_DOOR, UNLOCK_DOOR ->
          can.kind() == Abilities.Kind.NONE
              ? refused("the device has neither a bolt nor a release")
              : Optional.empty();
      case SIMULATE_KEYPAD_CODE_ENTRY, SIMULATE_MANUAL_LOCK_VIA_KEYPAD -> keypad(can);
      case RESET_SANDBOX_WORKSPACE -> Optional.empty();
      case SCAN_CREDENTIAL,
          ENCODE_ACCESS_METHOD,
          ENCODE_CREDENTIAL,
          SET_FAN_MODE,
          SET_HVAC_MODE,
          ACTIVATE_CLIMATE_PRESET,
          PUSH_THERMOSTAT_PROGRAMS,
          SYNC_ACCESS_CODES,
          CREATE_ACCESS_CODE,
          DELETE_ACCESS_CODE,
          UPDATE_ACCESS_CODE,
          CREATE_NOISE_THRESHOLD,
          DELETE_NOISE_THRESHOLD,
          UPDATE_NOISE_THRESHOLD ->
          refused("the device does not offer " + type);
    };
  }

  private static Optional<Refusal> keypad(Abilities can) {
    if (can.kind() == Abilities.Kind.UNKNOWN) {
      return Optional.empty();
    }
    if (!can.simulated()) {
      return refused("only simulated devices take simulated entries, and this one is real");
    }
    return can.keypad() ? Optional.empty() : refused("the simulated device has no keypad");
  }

  private static Optional<Refusal> refused(String message) {
    return Optional.of(new Refusal(Refusal.Reason.CAPABILITY, message));
  }
}
