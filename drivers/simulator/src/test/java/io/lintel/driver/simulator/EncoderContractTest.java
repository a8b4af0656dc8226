package io.lintel.driver.simulator;

import io.lintel.testkit.EncoderContract;
import io.lintel.testkit.EncoderRig;
import io.lintel.testkit.VirtualHost;
import java.time.Duration;
import java.util.Map;

class EncoderContractTest extends EncoderContract {

  @Override
  protected EncoderRig rig(VirtualHost host) {
    return new CountingRig(host, Map.of("kind", "encoder", "write_takes", Duration.ofMillis(200)));
  }
}
