package io.lintel.driver.simulator;

import io.lintel.spi.FaultException;
import io.lintel.spi.Pin;
import io.lintel.spi.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A simulated door as the configuration describes it.
 *
 * @param travel from one end to the other
 * @param slowBy how much later it answers while it is slow
 * @param hold how long a momentary release stays released
 * @param latched whether a release stays released until it is secured
 * @param codes that open at the keypad; the first is slot 1
 */
record Spec(
    Kind kind, Duration travel, Duration slowBy, Duration hold, boolean latched, List<Pin> codes) {

  static final Duration TRAVEL = Duration.ofMillis(200);
  static final Duration SLOW_BY = Duration.ofSeconds(3);
  static final Duration HOLD = Duration.ofSeconds(5);

  enum Kind {
    LOCK,
    KEYPAD_LOCK,
    RELEASE
  }

  /** Reads an address that fits the descriptor. */
  static Spec of(Settings address) {
    Kind kind = Kind.valueOf(address.text("kind").orElse("lock").toUpperCase(Locale.ROOT));
    boolean latched = address.flag("latched").orElse(false);
    refuseWhatDoesNotFit(address, kind, latched);
    return new Spec(
        kind,
        address.duration("travel").orElse(TRAVEL),
        address.duration("slow_by").orElse(SLOW_BY),
        address.duration("hold").orElse(HOLD),
        latched,
        codes(address));
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

  /** The slot of a code that opens, 1 and up; 0 for one that does not. */
  int slot(Pin entered) {
    return codes.indexOf(entered) + 1;
  }

  private static void refuseWhatDoesNotFit(Settings address, Kind kind, boolean latched) {
    if (kind != Kind.KEYPAD_LOCK && !address.texts("codes").isEmpty()) {
      throw refused(address, "codes", "only a keypad_lock has codes: change kind or remove codes");
    }
    if (kind != Kind.RELEASE && address.flag("latched").isPresent()) {
      throw refused(address, "latched", "only a release can be latched: remove latched");
    }
    if (address.duration("hold").isPresent() && (kind != Kind.RELEASE || latched)) {
      throw refused(address, "hold", "only a release that is not latched has a hold: remove hold");
    }
  }

  private static List<Pin> codes(Settings address) {
    List<String> texts = address.texts("codes");
    if (texts.stream().anyMatch(text -> !text.matches("[0-9]{1,32}"))) {
      throw refused(address, "codes", "each code is 1 to 32 digits, in quotes");
    }
    List<Pin> codes = texts.stream().map(Pin::new).toList();
    if (codes.stream().distinct().count() < codes.size()) {
      throw refused(address, "codes", "a code is listed twice: remove one of the two");
    }
    return codes;
  }

  private static FaultException refused(Settings address, String key, String message) {
    return new FaultException(address.problem(key, message));
  }
}
