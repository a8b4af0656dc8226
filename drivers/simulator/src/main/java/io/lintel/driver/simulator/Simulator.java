package io.lintel.driver.simulator;

import io.lintel.spi.Device;
import io.lintel.spi.DeviceSetup;
import io.lintel.spi.Driver;
import io.lintel.spi.Host;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The doors of one instance, their movements and their control socket. Lives on the loop. */
final class Simulator implements Driver {

  private final Host host;
  private final MovementLog movements;
  private final Map<UUID, Door> doors = new HashMap<>();

  Simulator(Host host) {
    this.host = host;
    this.movements = new MovementLog(host);
  }

  @Override
  public Device attach(DeviceSetup setup) {
    var door = new Door(host, movements, setup.deviceId(), Spec.of(setup.address()));
    doors.put(setup.deviceId(), door);
    // A door speaks only after the host knows it.
    host.loop().execute(() -> makeReady(door));
    return door;
  }

  @Override
  public void detach(Device device) {
    if (device instanceof Door door) {
      doors.remove(door.deviceId());
      door.detach();
    }
  }

  @Override
  public void start() {
    host.control(new ControlDesk(doors));
    movements.load(() -> doors.values().forEach(this::makeReady));
  }

  @Override
  public void stop() {
    movements.stop();
    doors.values().forEach(Door::leave);
    doors.clear();
  }

  private void makeReady(Door door) {
    movements.bolt(door.deviceId()).ifPresent(door::ready);
  }
}
