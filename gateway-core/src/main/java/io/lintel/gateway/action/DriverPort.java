package io.lintel.gateway.action;

import io.lintel.spi.Capability;
import io.lintel.spi.Order;
import io.lintel.spi.Pin;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * The drivers, as the engine sees them. Every call returns at once; answers come through {@link
 * DriverEvents}, each order's outcome exactly once, whatever the driver does (a fenced driver's
 * orders end as {@code Unknown}).
 */
public interface DriverPort {

  /** What a device offers now; {@link Abilities#none} for one that is unknown or not attached. */
  Abilities abilities(UUID deviceId);

  void start(Order order, Deed deed);

  /** What is asked of a device. */
  sealed interface Deed {
    record Lock() implements Deed {}

    record Unlock() implements Deed {}

    record Read() implements Deed {}

    record EnterCode(Pin code) implements Deed {}

    record LockAtKeypad() implements Deed {}

    record Reset() implements Deed {}

    /**
     * Anything that a capability offers.
     *
     * @param call hands the order over; on the driver's loop
     */
    record On<C extends Capability>(Class<C> capability, BiConsumer<C, Order> call)
        implements Deed {}
  }
}
