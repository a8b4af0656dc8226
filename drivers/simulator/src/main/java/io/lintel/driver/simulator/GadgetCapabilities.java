package io.lintel.driver.simulator;

import io.lintel.spi.Capability;
import io.lintel.spi.CardReader;
import io.lintel.spi.Encoder;
import io.lintel.spi.KeyReader;
import io.lintel.spi.Order;
import io.lintel.spi.Secret;
import io.lintel.spi.SoundLevel;
import io.lintel.spi.Thermostat;
import io.lintel.spi.Traits;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a simulated device without a bolt offers, by its kind. */
final class GadgetCapabilities {

  private GadgetCapabilities() {}

  static List<Capability> of(Unit unit, Works works) {
    return switch (works) {
      case ReaderWorks() -> List.of(new Keypad(), new CardSlot(), new SimulatedHands(unit, true));
      case EncoderWorks _ -> List.of(new CardTray(unit), new SimulatedHands(unit, false));
      case NoiseWorks _ -> List.of(new Microphone(), new SimulatedHands(unit, false));
      case ThermostatWorks thermostat ->
          List.of(
              new Climate(unit, thermostat.initial().traits()), new SimulatedHands(unit, false));
    };
  }

  private record Keypad() implements KeyReader {}

  private record CardSlot() implements CardReader {}

  private record Microphone() implements SoundLevel {}

  private record Climate(Unit unit, ThermostatTraits limits) implements Thermostat {

    @Override
    public Optional<Traits> traits() {
      return Optional.of(limits);
    }

    @Override
    public void setMode(Order order, HvacMode mode) {
      unit.order(order, new Deed.SetMode(mode));
    }

    @Override
    public void setFan(Order order, FanMode mode) {
      unit.order(order, new Deed.SetFan(mode));
    }

    @Override
    public void setPoints(
        Order order, OptionalDouble heatingCelsius, OptionalDouble coolingCelsius) {
      unit.order(order, new Deed.SetPoints(heatingCelsius, coolingCelsius));
    }

    @Override
    public void read(Order order) {
      unit.order(order, new Deed.ReadClimate());
    }
  }

  private record CardTray(Unit unit) implements Encoder {

    @Override
    public void scan(Order order) {
      unit.order(order, new Deed.Scan());
    }

    @Override
    public void encode(Order order, Secret message) {
      unit.order(order, new Deed.Encode(message));
    }
  }
}
