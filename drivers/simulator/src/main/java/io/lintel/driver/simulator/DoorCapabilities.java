package io.lintel.driver.simulator;

import io.lintel.spi.Bolt;
import io.lintel.spi.Capability;
import io.lintel.spi.Order;
import io.lintel.spi.Pin;
import io.lintel.spi.Readback;
import io.lintel.spi.Release;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Simulated;
import java.util.List;

/** What a simulated door offers, by its kind. */
final class DoorCapabilities {

  private DoorCapabilities() {}

  static List<Capability> of(Door door, Spec spec) {
    return List.of(
        spec.isRelease() ? new DoorRelease(door, spec.latched()) : new DoorBolt(door),
        new DoorReadback(door),
        new DoorKeys(door, spec.hasKeypad()));
  }

  private record DoorBolt(Door door) implements Bolt {

    @Override
    public void lock(Order order) {
      door.order(order, new Deed.Move(LockState.LOCKED));
    }

    @Override
    public void unlock(Order order) {
      door.order(order, new Deed.Move(LockState.UNLOCKED));
    }

    @Override
    public boolean reportsPosition() {
      return true;
    }
  }

  private record DoorRelease(Door door, boolean latched) implements Release {

    @Override
    public void release(Order order) {
      door.order(order, new Deed.Move(LockState.UNLOCKED));
    }

    @Override
    public void secure(Order order) {
      door.order(order, new Deed.Move(LockState.LOCKED));
    }
  }

  private record DoorReadback(Door door) implements Readback {

    @Override
    public void read(Order order) {
      door.order(order, new Deed.Read());
    }
  }

  private record DoorKeys(Door door, boolean hasKeypad) implements Simulated {

    @Override
    public void enterCode(Order order, Pin code) {
      door.order(order, new Deed.Enter(code));
    }

    @Override
    public void lockAtKeypad(Order order) {
      door.order(order, new Deed.PressLock());
    }

    @Override
    public void reset(Order order) {
      door.order(order, new Deed.Reset());
    }
  }
}
