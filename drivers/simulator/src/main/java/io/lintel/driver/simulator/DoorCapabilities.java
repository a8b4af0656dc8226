package io.lintel.driver.simulator;

import io.lintel.spi.Bolt;
import io.lintel.spi.Capability;
import io.lintel.spi.CodeSlots;
import io.lintel.spi.Order;
import io.lintel.spi.Pin;
import io.lintel.spi.Readback;
import io.lintel.spi.Release;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a simulated door offers, by its kind. */
final class DoorCapabilities {

  private DoorCapabilities() {}

  static List<Capability> of(Unit unit, Spec spec) {
    var all = new ArrayList<Capability>();
    all.add(spec.isRelease() ? new DoorRelease(unit, spec.latched()) : new DoorBolt(unit));
    all.add(new DoorReadback(unit));
    all.add(new SimulatedHands(unit, spec.hasKeypad()));
    if (spec.hasKeypad()) {
      all.add(new DoorCodes(unit, spec.codes().traits()));
    }
    return List.copyOf(all);
  }

  private record DoorBolt(Unit unit) implements Bolt {

    @Override
    public void lock(Order order) {
      unit.order(order, new Deed.Move(LockState.LOCKED));
    }

    @Override
    public void unlock(Order order) {
      unit.order(order, new Deed.Move(LockState.UNLOCKED));
    }

    @Override
    public boolean reportsPosition() {
      return true;
    }
  }

  private record DoorRelease(Unit unit, boolean latched) implements Release {

    @Override
    public void release(Order order) {
      unit.order(order, new Deed.Move(LockState.UNLOCKED));
    }

    @Override
    public void secure(Order order) {
      unit.order(order, new Deed.Move(LockState.LOCKED));
    }
  }

  private record DoorReadback(Unit unit) implements Readback {

    @Override
    public void read(Order order) {
      unit.order(order, new Deed.Read());
    }
  }

  private record DoorCodes(Unit unit, CodeTraits limits) implements CodeSlots {
    @Override
    public Optional<Traits> traits() {
      return Optional.of(limits);
    }

    @Override
    public void put(Order order, int slot, Pin code, Optional<Window> window) {
      unit.order(order, new Deed.PutCode(slot, code, window));
    }

    @Override
    public void clear(Order order, int slot) {
      unit.order(order, new Deed.ClearCode(slot));
    }

    @Override
    public void read(Order order, int slot) {
      unit.order(order, new Deed.ReadCode(slot));
    }

    @Override
    public void readAll(Order order) {
      unit.order(order, new Deed.ReadCodes());
    }
  }
}
