package io.lintel.driver.simulator;

import io.lintel.spi.Pin;
import io.lintel.spi.Report.LockState;

/** What an order asks of a door. */
sealed interface Deed {

  record Move(LockState goal) implements Deed {}

  record Read() implements Deed {}

  record Enter(Pin code) implements Deed {}

  record PressLock() implements Deed {}

  record Reset() implements Deed {}
}
