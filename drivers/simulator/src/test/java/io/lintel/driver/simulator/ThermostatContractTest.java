package io.lintel.driver.simulator;

import io.lintel.testkit.DriverRig;
import io.lintel.testkit.ThermostatContract;
import io.lintel.testkit.VirtualHost;
import java.util.List;
import java.util.Map;

class ThermostatContractTest extends ThermostatContract {

  @Override
  protected DriverRig rig(VirtualHost host) {
    return new CountingRig(
        host, Map.of("kind", "thermostat", "modes", List.of("off", "heat", "cool")));
  }
}
