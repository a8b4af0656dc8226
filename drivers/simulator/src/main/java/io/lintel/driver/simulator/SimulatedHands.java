package io.lintel.driver.simulator;

import io.lintel.spi.Order;
import io.lintel.spi.Pin;
import io.lintel.spi.Simulated;

/** The hands and the reset that every simulated device has. */
record SimulatedHands(Unit unit, boolean hasKeypad) implements Simulated {

  @Override
  public void enterCode(Order order, Pin code) {
    unit.order(order, new Deed.Enter(code));
  }

  @Override
  public void lockAtKeypad(Order order) {
    unit.order(order, new Deed.PressLock());
  }

  @Override
  public void reset(Order order) {
    unit.order(order, new Deed.Reset());
  }
}
