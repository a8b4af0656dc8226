package io.lintel.driver.simulator;

import io.lintel.spi.Pin;
import io.lintel.spi.Report;
import io.lintel.spi.Simulated;
import io.lintel.testkit.DriverRig;
import io.lintel.testkit.DriverRun;
import io.lintel.testkit.OrderContract;
import io.lintel.testkit.TestOrder;
import io.lintel.testkit.VirtualHost;
import java.util.Map;
import java.util.UUID;

/** A reader changes nothing: what it tells for an order counts. */
class ReaderContractTest extends OrderContract {

  @Override
  protected DriverRig rig(VirtualHost host) {
    return new SimulatorRig(host, Map.of("kind", "reader")) {
      @Override
      public int movements(UUID deviceId) {
        return (int)
            host.reports().of(deviceId).stream().filter(Report.Keys.class::isInstance).count();
      }

      @Override
      public boolean canRefuse() {
        return false;
      }
    };
  }

  @Override
  protected void give(DriverRun run, TestOrder order) {
    Simulated keys = run.capability(order.deviceId(), Simulated.class);
    run.host().loop().call(() -> keys.enterCode(order, new Pin("90817263")));
  }
}
