package io.lintel.driver.simulator;

import io.lintel.spi.Settings;
import java.time.Duration;

/**
 * A simulated door as the configuration describes it.
 *
 * @param travel from one end to the other
 * @param slowBy how much later it answers while it is slow
 * @param hold how long a momentary release stays released
 * @param latched whether a release stays released until it is secured
 * @param codes what a keypad lock holds
 */
record Spec(
    Kind kind, Duration travel, Duration slowBy, Duration hold, boolean latched, CodeSpec codes) {

  static final Duration TRAVEL = Duration.ofMillis(200);
  static final Duration SLOW_BY = Duration.ofSeconds(3);
  static final Duration HOLD = Duration.ofSeconds(5);

  /** Reads the address of a door that fits the descriptor. */
  static Spec of(Settings address) {
    boolean latched = address.flag("latched").orElse(false);
    if (latched && address.duration("hold").isPresent()) {
      throw Fitting.refused(
          address, "hold", "a latched release stays released: remove hold or latched");
    }
    return new Spec(
        Kind.of(address),
        address.duration("travel").orElse(TRAVEL),
        slowBy(address),
        address.duration("hold").orElse(HOLD),
        latched,
        CodeSpec.of(address));
  }

  static Duration slowBy(Settings address) {
    return address.duration("slow_by").orElse(SLOW_BY);
  }

  boolean hasKeypad() {
    return kind == Kind.KEYPAD_LOCK;
  }

  boolean isRelease() {
    return kind == Kind.RELEASE;
  }

  boolean isMomentary() {
    return isRelease() && !latched;
  }
}
