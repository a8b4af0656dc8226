package io.lintel.driver.simulator;

import io.lintel.spi.FaultException;
import io.lintel.spi.Settings;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Refuses the keys of an address that its kind has no use for. */
record Fitting(String key, Predicate<Settings> given, Set<Kind> kinds) {

  private static final List<Fitting> ALL =
      List.of(
          texts("codes", Kind.KEYPAD_LOCK),
          new Fitting("slots", a -> a.number("slots").isPresent(), Set.of(Kind.KEYPAD_LOCK)),
          new Fitting(
              "code_lengths", a -> !a.numbers("code_lengths").isEmpty(), Set.of(Kind.KEYPAD_LOCK)),
          flag("schedules", Kind.KEYPAD_LOCK),
          flag("masked", Kind.KEYPAD_LOCK),
          flag("silent_duplicates", Kind.KEYPAD_LOCK),
          duration("settle", Kind.KEYPAD_LOCK),
          duration("write_takes", Kind.ENCODER),
          texts("modes", Kind.THERMOSTAT),
          texts("fan_modes", Kind.THERMOSTAT),
          decimal("heating_min", Kind.THERMOSTAT),
          decimal("heating_max", Kind.THERMOSTAT),
          decimal("cooling_min", Kind.THERMOSTAT),
          decimal("cooling_max", Kind.THERMOSTAT),
          decimal("delta", Kind.THERMOSTAT),
          decimal("step", Kind.THERMOSTAT),
          decimal("temperature", Kind.THERMOSTAT),
          flag("latched", Kind.RELEASE),
          duration("hold", Kind.RELEASE));

  static void check(Settings address, Kind kind) {
    for (Fitting each : ALL) {
      if (!each.kinds.contains(kind) && each.given.test(address)) {
        throw each.refused(address);
      }
    }
  }

  static FaultException refused(Settings address, String key, String message) {
    return new FaultException(address.problem(key, message));
  }

  private static Fitting flag(String key, Kind kind) {
    return new Fitting(key, a -> a.flag(key).isPresent(), Set.of(kind));
  }

  private static Fitting texts(String key, Kind kind) {
    return new Fitting(key, a -> !a.texts(key).isEmpty(), Set.of(kind));
  }

  private static Fitting decimal(String key, Kind kind) {
    return new Fitting(key, a -> a.decimal(key).isPresent(), Set.of(kind));
  }

  private static Fitting duration(String key, Kind kind) {
    return new Fitting(key, a -> a.duration(key).isPresent(), Set.of(kind));
  }

  private FaultException refused(Settings address) {
    String fit = kinds.stream().map(Kind::word).sorted().collect(Collectors.joining(" or "));
    return refused(address, key, "goes with kind " + fit + " alone: change kind or remove " + key);
  }
}
