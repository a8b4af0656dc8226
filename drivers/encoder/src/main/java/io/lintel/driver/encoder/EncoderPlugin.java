package io.lintel.driver.encoder;

import io.lintel.driver.encoder.pcsc.Pcsc;
import io.lintel.spi.Driver;
import io.lintel.spi.DriverPlugin;
import io.lintel.spi.Host;
import io.lintel.spi.Settings;

/** The plugin as the host finds it. */
public final class EncoderPlugin implements DriverPlugin {
  @Override
  public Driver open(Host host, Settings settings) {
    return new EncoderDriver(host, new Pcsc());
  }
}
