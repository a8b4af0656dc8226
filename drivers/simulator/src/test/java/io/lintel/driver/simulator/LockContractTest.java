package io.lintel.driver.simulator;

import io.lintel.testkit.DriverContract;
import io.lintel.testkit.DriverRig;
import io.lintel.testkit.VirtualHost;
import java.util.Map;

class LockContractTest extends DriverContract {

  @Override
  protected DriverRig rig(VirtualHost host) {
    return new SimulatorRig(host, Map.of("kind", "lock"));
  }
}
