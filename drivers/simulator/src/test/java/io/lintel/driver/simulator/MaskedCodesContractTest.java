package io.lintel.driver.simulator;

import io.lintel.testkit.CodeSlotsContract;
import io.lintel.testkit.DriverRig;
import io.lintel.testkit.VirtualHost;
import java.time.Duration;
import java.util.Map;

class MaskedCodesContractTest extends CodeSlotsContract {

  @Override
  protected DriverRig rig(VirtualHost host) {
    return new CountingRig(
        host,
        Map.of("kind", "keypad_lock", "masked", true, "slots", 3, "settle", Duration.ofSeconds(2)));
  }
}
