package io.lintel.driver.simulator;

import io.lintel.testkit.DriverContract;
import io.lintel.testkit.DriverRig;
import io.lintel.testkit.VirtualHost;
import java.util.List;
import java.util.Map;

class KeypadLockContractTest extends DriverContract {

  @Override
  protected DriverRig rig(VirtualHost host) {
    return new SimulatorRig(
        host, Map.of("kind", "keypad_lock", "codes", List.of("1234", "90817263")));
  }
}
