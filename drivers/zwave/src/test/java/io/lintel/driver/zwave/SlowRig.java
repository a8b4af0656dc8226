package io.lintel.driver.zwave;

import io.lintel.testkit.VirtualHost;
import java.time.Duration;

/** Two nodes whose orders take several exchanges each. */
final class SlowRig extends ZwaveRig {
  SlowRig(VirtualHost host, SimulatedNode first, SimulatedNode second) {
    super(host, first, second);
  }

  @Override
  public Duration answerTakesMax() {
    return Duration.ofSeconds(5);
  }

  @Override
  public Duration patience() {
    return Duration.ofSeconds(5);
  }
}
