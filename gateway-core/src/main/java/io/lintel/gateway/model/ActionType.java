package io.lintel.gateway.model;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The 19 action types of the published contract, with the windows that Lintel gives them. */
public enum ActionType {
  LOCK_DOOR(Window.LOCK),
  UNLOCK_DOOR(Window.UNLOCK),
  SCAN_CREDENTIAL(Window.OTHER),
  ENCODE_ACCESS_METHOD(Window.OTHER),
  ENCODE_CREDENTIAL(Window.OTHER),
  RESET_SANDBOX_WORKSPACE(Window.OTHER),
  SET_FAN_MODE(Window.OTHER),
  SET_HVAC_MODE(Window.OTHER),
  ACTIVATE_CLIMATE_PRESET(Window.OTHER),
  SIMULATE_KEYPAD_CODE_ENTRY(Window.OTHER),
  SIMULATE_MANUAL_LOCK_VIA_KEYPAD(Window.OTHER),
  PUSH_THERMOSTAT_PROGRAMS(Window.OTHER),
  SYNC_ACCESS_CODES(Window.OTHER),
  CREATE_ACCESS_CODE(Window.OTHER),
  DELETE_ACCESS_CODE(Window.OTHER),
  UPDATE_ACCESS_CODE(Window.OTHER),
  CREATE_NOISE_THRESHOLD(Window.OTHER),
  DELETE_NOISE_THRESHOLD(Window.OTHER),
  UPDATE_NOISE_THRESHOLD(Window.OTHER);

  private static final Map<String, ActionType> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(Enum::name, Function.identity()));

  private final Window window;

  ActionType(Window window) {
    this.window = window;
  }

  public static Optional<ActionType> of(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** Whether a command of this type must say when it expires. */
  public boolean needsExpiry() {
    return window.needsExpiry;
  }

  /** How far {@code expires_at} may lie after both {@code issued_at} and now. */
  public Duration expiryMax() {
    return window.expiryMax;
  }

  /** Counted from receipt, when the command names none. */
  public Duration timeoutDefault() {
    return window.timeoutDefault;
  }

  /** Whether it opens or closes a door. */
  public boolean movesDoor() {
    return this == LOCK_DOOR || this == UNLOCK_DOOR;
  }

  /** Time limits by kind of action. */
  private enum Window {
    UNLOCK(true, Duration.ofMinutes(5), Duration.ofSeconds(20)),
    LOCK(true, Duration.ofHours(1), Duration.ofSeconds(20)),
    OTHER(false, Duration.ofHours(24), Duration.ofSeconds(60));

    private final boolean needsExpiry;
    private final Duration expiryMax;
    private final Duration timeoutDefault;

    Window(boolean needsExpiry, Duration expiryMax, Duration timeoutDefault) {
      this.needsExpiry = needsExpiry;
      this.expiryMax = expiryMax;
      this.timeoutDefault = timeoutDefault;
    }
  }
}
