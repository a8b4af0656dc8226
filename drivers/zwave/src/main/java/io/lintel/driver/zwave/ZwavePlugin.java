package io.lintel.driver.zwave;

import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.spi.Driver;
import io.lintel.spi.DriverPlugin;
import io.lintel.spi.FaultException;
import io.lintel.spi.Host;
import io.lintel.spi.Settings;

/** The plugin as the host finds it. */
public final class ZwavePlugin implements DriverPlugin {
  @Override
  public Driver open(Host host, Settings settings) {
    String link =
        settings
            .text("link")
            .filter(address -> !address.isBlank())
            .orElseThrow(() -> new FaultException(settings.problem("link", WHERE_IS_THE_STICK)));
    return new ZwaveDriver(
        host,
        link,
        settings.flag("soft_reset").orElse(true),
        settings.text("recovery_key"),
        RandomSource.secure());
  }

  private static final String WHERE_IS_THE_STICK =
      "say where the stick is: /dev/serial/by-id/… or tcp://host:port";
}
