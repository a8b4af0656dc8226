package io.lintel.driver.encoder;

import io.lintel.driver.encoder.pcsc.CardService;
import io.lintel.spi.Device;
import io.lintel.spi.DeviceSetup;
import io.lintel.spi.Driver;
import io.lintel.spi.FaultException;
import io.lintel.spi.Host;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The readers of one box. Runs on its loop alone. */
final class EncoderDriver implements Driver {
  private final Host host;
  private final CardService service;
  private final Map<UUID, CardEncoder> encoders = new LinkedHashMap<>();
  private boolean started;

  EncoderDriver(Host host, CardService service) {
    this.host = host;
    this.service = service;
  }

  @Override
  public Device attach(DeviceSetup setup) {
    Optional<String> reader = setup.address().text("reader").filter(text -> !text.isBlank());
    if (!encoders.isEmpty() && (reader.isEmpty() || anyWithoutName())) {
      throw new FaultException(setup.address().problem("reader", WHICH));
    }
    var encoder = new CardEncoder(setup.deviceId(), reader, service, host);
    encoders.put(setup.deviceId(), encoder);
    if (started) {
      encoder.start();
    }
    return encoder;
  }

  private boolean anyWithoutName() {
    return encoders.values().stream().anyMatch(CardEncoder::takesAnyReader);
  }

  @Override
  public void detach(Device device) {
    if (device instanceof CardEncoder encoder && encoders.values().remove(encoder)) {
      encoder.detached();
    }
  }

  @Override
  public void start() {
    started = true;
    encoders.values().forEach(CardEncoder::start);
  }

  @Override
  public void stop() {
    encoders.values().forEach(CardEncoder::detached);
    encoders.clear();
  }

  private static final String WHICH =
      "with more than one encoder each needs a part of its reader's name";
}
