package io.lintel.gateway.boot;

import io.lintel.gateway.config.GatewayConfig;
import io.lintel.gateway.log.Happening;
import io.lintel.gateway.log.HouseLog;
import io.lintel.gateway.secret.KeySources;
import io.lintel.gateway.secret.Sealer;

/** Opens the key that seals codes and device keys, and says plainly what it is good for. */
final class Secrecy {

  private Secrecy() {}

  /**
   * Reads the key.
   *
   * @throws io.lintel.spi.FaultException when it cannot be had
   */
  static Sealer open(GatewayConfig config, HouseLog house) {
    var source = KeySources.of(config.secrets(), config.gateway().dataDir(), System.getenv());
    var sealer = new Sealer(source.load());
    house.tell(
        new Happening.Notice(
            Happening.Level.INFO, "key source " + source.name() + ": " + source.protection()));
    return sealer;
  }
}
