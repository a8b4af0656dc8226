package io.lintel.driver.encoder;

import io.lintel.driver.encoder.pcsc.CardService;
import io.lintel.driver.encoder.pcsc.CardTrouble;
import io.lintel.spi.Fault;
import io.lintel.spi.Host;
import io.lintel.spi.Report;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Whether one reader is there, looked up now and then and told on change. On the loop alone. */
final class Presence {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

  /** What was last told. */
  private enum Told {
    NOTHING,
    ONLINE,
    OFFLINE
  }

  private final UUID deviceId;
  private final Optional<String> reader;
  private final CardService service;
  private final Host host;
  private Told told = Told.NOTHING;
  private String toldCode = "";
  private boolean stopped;

  Presence(UUID deviceId, Optional<String> reader, CardService service, Host host) {
    this.deviceId = deviceId;
    this.reader = reader;
    this.service = service;
    this.host = host;
  }

  void start() {
    if (!stopped) {
      host.loop().blocking(this::look, this::looked, _ -> again());
    }
  }

  void stop() {
    stopped = true;
  }

  /** An order's visit tells the same. */
  void saw(Visit.Result result) {
    take(
        result instanceof Visit.Result.Offline(Fault fault)
            ? Optional.of(fault)
            : Optional.empty());
  }

  private Optional<Fault> look() {
    try {
      List<String> plugged = service.readers();
      return Readers.choose(reader, plugged) instanceof Readers.Choice.None(Fault fault)
          ? Optional.of(fault)
          : Optional.empty();
    } catch (CardTrouble trouble) {
      return Optional.of(Faults.of(trouble));
    }
  }

  private void looked(Optional<Fault> why) {
    take(why);
    again();
  }

  private void again() {
    host.time().after(LOOK_EVERY, this::start);
  }

  private void take(Optional<Fault> why) {
    if (stopped) {
      return;
    }
    String code = why.map(Fault::code).orElse("");
    Told now = why.isPresent() ? Told.OFFLINE : Told.ONLINE;
    if (now != told || !code.equals(toldCode)) {
      told = now;
      toldCode = code;
      Report report = why.<Report>map(Report.Offline::new).orElseGet(Report.Online::new);
      host.reports().report(deviceId, report);
    }
  }
}
