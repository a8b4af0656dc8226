package io.lintel.driver.encoder;

import io.lintel.spi.Fault;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which of the readers that are plugged in is meant. */
final class Readers {
  /** One reader, or why none. */
  sealed interface Choice {
    record Chosen(String reader) implements Choice {}

    record None(Fault fault) implements Choice {}
  }

  /**
   * @param part of the name, in any case; empty for the only reader that there is
   */
  static Choice choose(Optional<String> part, List<String> plugged) {
    String wanted = part.orElse("").toLowerCase(Locale.ROOT);
    List<String> fitting =
        plugged.stream().filter(name -> name.toLowerCase(Locale.ROOT).contains(wanted)).toList();
    if (fitting.size() == 1) {
      return new Choice.Chosen(fitting.getFirst());
    }
    return new Choice.None(
        fitting.isEmpty() ? Faults.noReader(part, plugged) : Faults.whichReader(part, fitting));
  }

  private Readers() {}
}
