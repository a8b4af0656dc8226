package io.lintel.driver.simulator;

import io.lintel.spi.CardNumber;
import io.lintel.spi.Pin;
import io.lintel.spi.Thermostat.FanMode;
import io.lintel.spi.Thermostat.HvacMode;
import java.util.Optional;
import java.util.OptionalDouble;

/** What people and surroundings do to a device that has no bolt. */
sealed interface Happening {

  record KeysPressed(Pin code) implements Happening {}

  record CardShown(CardNumber number) implements Happening {}

  /**
   * Someone lays a card on an encoder.
   *
   * @param foreign whether it is of a make that cannot be written; empty for one as it lay here
   *     before, or a blank one
   */
  record CardLaid(CardNumber uid, Optional<Boolean> foreign) implements Happening {}

  record CardTaken() implements Happening {}

  /**
   * The surroundings have changed.
   *
   * @param value °C at a thermostat, dB(A) at a noise sensor
   * @param nrs the noise risk score, where there is one
   */
  record Reading(double value, OptionalDouble nrs) implements Happening {}

  /** Someone turns a thermostat's knobs; what is empty stays. In °C. */
  record Adjusted(
      Optional<HvacMode> mode,
      Optional<FanMode> fan,
      OptionalDouble heating,
      OptionalDouble cooling)
      implements Happening {}
}
