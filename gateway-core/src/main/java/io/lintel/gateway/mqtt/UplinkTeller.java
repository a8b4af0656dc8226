package io.lintel.gateway.mqtt;

import io.lintel.gateway.log.Happening;
import io.lintel.gateway.log.HouseLog;
import io.lintel.gateway.model.UplinkFault;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells staff how the uplink is, once for each change: a broker that is away all night is one line.
 * Written on the uplink's loop, read from any thread.
 */
final class UplinkTeller {

  private final HouseLog log;
  private final String broker;
  private @Nullable UplinkFault told;
  private volatile Standing standing;

  /** What is asked for most. */
  record Standing(boolean connected, Instant since, Optional<String> trouble) {}

  UplinkTeller(HouseLog log, String broker, Instant now) {
    this.log = log;
    this.broker = broker;
    this.standing = new Standing(false, now, Optional.empty());
  }

  Standing standing() {
    return standing;
  }

  void online(Instant now) {
    standing = new Standing(true, now, Optional.empty());
    told = null;
    log.tell(new Happening.UplinkOnline(broker));
  }

  /** The broker takes messages again. */
  void flowing() {
    standing = new Standing(standing.connected, standing.since, Optional.empty());
    told = null;
    log.tell(new Happening.Notice(Happening.Level.INFO, "The broker takes messages again."));
  }

  void trouble(Effect.Trouble trouble, Instant now) {
    String words = UplinkWords.of(trouble.fault(), trouble.detail());
    if (trouble.retryIn().isPresent()) {
      standing = new Standing(false, standing.connected ? now : standing.since, Optional.of(words));
    } else if (trouble.fault() != UplinkFault.REJECTED) {
      standing = new Standing(standing.connected, standing.since, Optional.of(words));
    }
    tell(trouble, words);
  }

  private void tell(Effect.Trouble trouble, String words) {
    if (trouble.fault() == told) {
      return;
    }
    told = trouble.fault();
    if (trouble.retryIn().isPresent()) {
      log.tell(new Happening.UplinkOffline(broker, words, trouble.retryIn()));
    }
    if (UplinkWords.alarms(trouble.fault())) {
      log.tell(new Happening.UplinkAlarm(words));
    }
  }
}
