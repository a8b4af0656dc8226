package io.lintel.driver.simulator;

import io.lintel.spi.Capability;
import io.lintel.spi.CardReader;
import io.lintel.spi.KeyReader;
import java.util.List;

/** What a simulated device without a bolt offers, by its kind. */
final class GadgetCapabilities {

  private GadgetCapabilities() {}

  static List<Capability> of(Unit unit, Works works) {
    return switch (works) {
      case ReaderWorks() -> List.of(new Keypad(), new CardSlot(), new SimulatedHands(unit, true));
    };
  }

  private record Keypad() implements KeyReader {}

  private record CardSlot() implements CardReader {}
}
