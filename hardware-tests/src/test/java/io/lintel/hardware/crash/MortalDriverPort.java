package io.lintel.hardware.crash;

import io.lintel.gateway.action.Abilities;
import io.lintel.gateway.action.DriverPort;
import io.lintel.spi.Order;
import java.util.UUID;

/** Drivers that the process may die before or after calling. */
record MortalDriverPort(DriverPort drivers, Fuse fuse) implements DriverPort {

  @Override
  public Abilities abilities(UUID deviceId) {
    return drivers.abilities(deviceId);
  }

  @Override
  public void start(Order order, Deed deed) {
    fuse.pass(Point.BEFORE_DRIVER_CALL);
    drivers.start(order, deed);
    fuse.pass(Point.AFTER_DRIVER_CALL);
  }
}
