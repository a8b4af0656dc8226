package io.lintel.gateway.action;

import io.lintel.gateway.log.Happening;
import io.lintel.gateway.model.DeliveryClass;
import io.lintel.gateway.store.Priority;
import io.lintel.gateway.store.Transaction;
import io.lintel.gateway.store.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Looks after the wall clock: tells when it jumps or its trust changes, and keeps its floor. */
final class ClockWatch {

  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  /** Each write wears the card; the floor may lag behind by this much. */
  private static final Duration SAVE_EVERY = Duration.ofMinutes(10);

  /** NTP slews less than this in a minute. */
  private static final Duration JUMP_MIN = Duration.ofSeconds(5);

  private final Ports ports;
  private final GatewayNews news;
  private final Insistence insistence;
  private Instant wallBefore = Instant.EPOCH;
  private long bootNanosBefore;
  private long savedAtNanos;
  private boolean trustedBefore;

  ClockWatch(Ports ports, GatewayNews news, Insistence insistence) {
    this.ports = ports;
    this.news = news;
    this.insistence = insistence;
  }

  void start() {
    trustedBefore = ports.time().trusted();
    ports.house().tell(new Happening.ClockTrust(trustedBefore));
    remember();
    save();
    next();
  }

  private void look() {
    long passedNanos = ports.time().bootNanos() - bootNanosBefore;
    var expected = wallBefore.plusNanos(passedNanos);
    var now = ports.time().wall();
    if (Duration.between(expected, now).abs().compareTo(JUMP_MIN) >= 0) {
      tellJump(expected, now);
    }
    tellTrust();
    remember();
    if (ports.time().bootNanos() - savedAtNanos >= SAVE_EVERY.toNanos()) {
      save();
    }
    next();
  }

  private void tellJump(Instant expected, Instant now) {
    news.tell(
        "gateway.clock_jumped",
        DeliveryClass.GATEWAY,
        Map.of(
            "from", Timestamps.iso(expected),
            "to", Timestamps.iso(now)));
    ports
        .house()
        .tell(
            new Happening.Notice(
                Happening.Level.WARN,
                "the clock was set from %s to %s"
                    .formatted(Timestamps.iso(expected), Timestamps.iso(now))));
  }

  private void tellTrust() {
    boolean trusted = ports.time().trusted();
    if (trusted != trustedBefore) {
      trustedBefore = trusted;
      ports.house().tell(new Happening.ClockTrust(trusted));
    }
  }

  private void remember() {
    wallBefore = ports.time().wall();
    bootNanosBefore = ports.time().bootNanos();
  }

  private void save() {
    savedAtNanos = ports.time().bootNanos();
    insistence.commit(Transaction.of(new Write.SaveWall(ports.time().floor())), Priority.TELEMETRY);
  }

  private void next() {
    ports.time().after(LOOK_EVERY, ports.loop(), this::look);
  }
}
