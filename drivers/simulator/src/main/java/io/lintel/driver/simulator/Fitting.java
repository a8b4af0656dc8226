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
          new Fitting("codes", a -> !a.texts("codes").isEmpty(), Set.of(Kind.KEYPAD_LOCK)),
          new Fitting("slots", a -> a.number("slots").isPresent(), Set.of(Kind.KEYPAD_LOCK)),
          new Fitting(
              "code_lengths", a -> !a.numbers("code_lengths").isEmpty(), Set.of(Kind.KEYPAD_LOCK)),
          flag("schedules", Kind.KEYPAD_LOCK),
          flag("masked", Kind.KEYPAD_LOCK),
          flag("silent_duplicates", Kind.KEYPAD_LOCK),
          new Fitting("settle", a -> a.duration("settle").isPresent(), Set.of(Kind.KEYPAD_LOCK)),
          flag("latched", Kind.RELEASE),
          new Fitting("hold", a -> a.duration("hold").isPresent(), Set.of(Kind.RELEASE)));

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

  private FaultException refused(Settings address) {
    String fit = kinds.stream().map(Kind::word).sorted().collect(Collectors.joining(" or "));
    return refused(address, key, "goes with kind " + fit + " alone: change kind or remove " + key);
  }
}
