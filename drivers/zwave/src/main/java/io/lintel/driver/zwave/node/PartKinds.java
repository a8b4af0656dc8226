package io.lintel.driver.zwave.node;

import java.util.List;

/** Every kind of part that this driver makes; add one here. */
public final class PartKinds {
  public static final List<PartKind> ALL =
      List.of(
          new LockKind(),
          new EventsKind(),
          new CodesKind(),
          new ClockKind(),
          new ThermostatKind(),
          new SensorKind(),
          new BatteryKind());

  private PartKinds() {}
}
