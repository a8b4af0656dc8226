package io.lintel.driver.simulator;

import io.lintel.spi.Driver;
import io.lintel.spi.DriverPlugin;
import io.lintel.spi.Host;
import io.lintel.spi.Settings;

/** Devices that exist in software alone: for a sandbox, a demonstration and the build server. */
public final class SimulatorPlugin implements DriverPlugin {

  @Override
  public Driver open(Host host, Settings settings) {
    return new Simulator(host);
  }
}
