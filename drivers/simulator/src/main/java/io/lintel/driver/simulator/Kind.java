package io.lintel.driver.simulator;

import io.lintel.spi.Settings;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What is simulated, in the words of the configuration. */
enum Kind {
  LOCK,
  KEYPAD_LOCK,
  RELEASE,
  READER,
  THERMOSTAT,
  NOISE_SENSOR,
  ENCODER;

  /** What has a bolt or strike. */
  static final Set<Kind> DOORS = Set.copyOf(EnumSet.of(LOCK, KEYPAD_LOCK, RELEASE));

  static Kind of(Settings address) {
    return valueOf(address.text("kind").orElse("lock").toUpperCase(Locale.ROOT));
  }

  boolean isDoor() {
    return DOORS.contains(this);
  }

  /** As in the configuration. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
