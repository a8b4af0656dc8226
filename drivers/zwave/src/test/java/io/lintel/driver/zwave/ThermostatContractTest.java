package io.lintel.driver.zwave;

import io.lintel.testkit.DriverRig;
import io.lintel.testkit.ThermostatContract;
import io.lintel.testkit.VirtualHost;

class ThermostatContractTest extends ThermostatContract {
  @Override
  protected DriverRig rig(VirtualHost host) {
    return new SlowRig(host, node(7), node(8));
  }

  private static SimulatedNode node(int id) {
    return SimulatedNode.with(id, new SimulatedThermostat());
  }
}
