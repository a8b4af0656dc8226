package io.lintel.gateway.climate;

import java.util.Optional;

/**
 * Settings with a name.
 *
 * @param key names it in commands, schedules and programs
 * @param name for people; safe to print
 * @param presetMode as published ({@code home}, {@code away}, …), told as it was given
 */
record ClimatePreset(
    String key, Optional<String> name, Optional<String> presetMode, Settings settings) {

  String displayName() {
    return name.orElse(key);
  }
}
