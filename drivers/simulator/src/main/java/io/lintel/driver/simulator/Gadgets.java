package io.lintel.driver.simulator;

import io.lintel.spi.Settings;
import java.util.Optional;

/** Makes what is inside of a device without a bolt, as its address says. */
final class Gadgets {

  private Gadgets() {}

  static Works works(Kind kind, Settings address) {
    return switch (kind) {
      case READER -> new ReaderWorks();
      case THERMOSTAT -> ThermostatWorks.of(ThermostatSpec.of(address));
      case NOISE_SENSOR -> new NoiseWorks(Optional.empty());
      case ENCODER ->
          EncoderWorks.empty(address.duration("write_takes").orElse(EncoderWorks.WRITE_TAKES));
      case LOCK, KEYPAD_LOCK, RELEASE ->
          throw new IllegalArgumentException(kind.word() + " has a bolt, at " + address);
    };
  }
}
