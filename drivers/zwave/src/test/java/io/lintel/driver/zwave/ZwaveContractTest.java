package io.lintel.driver.zwave;

import io.lintel.testkit.DriverContract;
import io.lintel.testkit.DriverRig;
import io.lintel.testkit.VirtualHost;

class ZwaveContractTest extends DriverContract {
  @Override
  protected DriverRig rig(VirtualHost host) {
    return new ZwaveRig(host);
  }
}
