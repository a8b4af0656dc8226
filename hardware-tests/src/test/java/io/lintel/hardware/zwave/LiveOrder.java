package io.lintel.hardware.zwave;

import io.lintel.spi.Order;
import io.lintel.spi.Permit;
import java.util.UUID;

/** An order with a permit that ends by itself. */
record LiveOrder(UUID id, UUID deviceId, long notAfterNanos) implements Order, Permit {
  @Override
  public Permit permit() {
    return this;
  }

  @Override
  public boolean cancelled() {
    return false;
  }
}
