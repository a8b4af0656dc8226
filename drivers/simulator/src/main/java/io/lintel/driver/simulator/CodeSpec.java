package io.lintel.driver.simulator;

import io.lintel.spi.CodeSlots.CodeTraits;
import io.lintel.spi.Pin;
import io.lintel.spi.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the configuration says of a keypad lock's codes.
 *
 * @param configured what the slots hold at first: the first is slot 1
 * @param silentDuplicates whether a code that another slot holds is taken and not stored, in place
 *     of refused
 */
record CodeSpec(CodeTraits traits, List<Pin> configured, boolean silentDuplicates) {

  static final int SLOTS = 30;
  static final Set<Integer> LENGTHS = Set.of(4, 5, 6, 7, 8);

  static CodeSpec of(Settings address) {
    List<Pin> configured = configured(address);
    return new CodeSpec(
        new CodeTraits(
            slots(address, configured.size()),
            lengths(address),
            address.flag("schedules").orElse(false),
            address.flag("masked").orElse(false),
            address.duration("settle").orElse(Duration.ZERO)),
        configured,
        address.flag("silent_duplicates").orElse(false));
  }

  private static int slots(Settings address, int configured) {
    long slots = address.number("slots").orElse(Math.max(SLOTS, configured));
    if (slots < configured) {
      throw Fitting.refused(
          address, "slots", "must be at least as many as codes, which lists " + configured);
    }
    return (int) slots;
  }

  private static Set<Integer> lengths(Settings address) {
    Set<Integer> lengths =
        address.numbers("code_lengths").stream()
            .map(Long::intValue)
            .collect(Collectors.toUnmodifiableSet());
    return lengths.isEmpty() ? LENGTHS : lengths;
  }

  private static List<Pin> configured(Settings address) {
    List<String> texts = address.texts("codes");
    if (texts.stream().anyMatch(text -> !text.matches("[0-9]{1,32}"))) {
      throw Fitting.refused(address, "codes", "each code is 1 to 32 digits, in quotes");
    }
    List<Pin> codes = texts.stream().map(Pin::new).toList();
    if (codes.stream().distinct().count() < codes.size()) {
      throw Fitting.refused(address, "codes", "a code is listed twice: remove one of the two");
    }
    return codes;
  }
}
