package io.lintel.driver.simulator;

import io.lintel.spi.Console;
import io.lintel.spi.Device;
import io.lintel.spi.DeviceSetup;
import io.lintel.spi.Driver;
import io.lintel.spi.Host;
import io.lintel.spi.Maintenance;
import io.lintel.spi.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The devices of one instance, their movements and their control socket. Lives on the loop. */
final class Simulator implements Driver, Maintenance {

  private final Host host;
  private final MovementLog movements;
  private final Unit.Ports ports;
  private final Map<UUID, Unit> units = new HashMap<>();

  Simulator(Host host) {
    this.host = host;
    this.movements = new MovementLog(host);
    this.ports = new Unit.Ports(host, movements, new CodeVault(host));
  }

  @Override
  public Device attach(DeviceSetup setup) {
    var unit = new Unit(ports, setup.deviceId(), setup.address());
    units.put(setup.deviceId(), unit);
    // A device speaks only after the host knows it.
    host.loop().execute(() -> makeReady(unit));
    return unit;
  }

  @Override
  public void detach(Device device) {
    if (device instanceof Unit unit) {
      units.remove(unit.deviceId());
      unit.detach();
    }
  }

  @Override
  public io.lintel.spi.Job begin(String verb, Settings arguments, Console console) {
    return new Joining(host.reports()).begin(verb, arguments, console);
  }

  @Override
  public void start() {
    host.control(new ControlDesk(units));
    movements.load(() -> units.values().forEach(this::makeReady));
  }

  @Override
  public void stop() {
    movements.stop();
    units.values().forEach(Unit::leave);
    units.clear();
  }

  private void makeReady(Unit unit) {
    movements.bolt(unit.deviceId()).ifPresent(unit::ready);
  }
}
