package io.lintel.driver.simulator;

import io.lintel.spi.CardNumber;
import io.lintel.spi.Pin;

/** What people and surroundings do to a device that has no bolt. */
sealed interface Happening {

  record KeysPressed(Pin code) implements Happening {}

  record CardShown(CardNumber number) implements Happening {}
}
