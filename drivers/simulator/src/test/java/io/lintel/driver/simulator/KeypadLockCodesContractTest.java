package io.lintel.driver.simulator;

import io.lintel.testkit.CodeSlotsContract;
import io.lintel.testkit.DriverRig;
import io.lintel.testkit.VirtualHost;
import java.util.List;
import java.util.Map;

class KeypadLockCodesContractTest extends CodeSlotsContract {

  @Override
  protected DriverRig rig(VirtualHost host) {
    return new CountingRig(host, Map.of("kind", "keypad_lock", "codes", List.of("1234")));
  }
}
