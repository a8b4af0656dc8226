package io.lintel.hardware.crash;

import io.lintel.gateway.action.DriverEvents;
import io.lintel.gateway.action.KnownDevice;
import io.lintel.spi.Fault;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Drivers' answers around which the process may die. */
record MortalDriverEvents(DriverEvents events, Fuse fuse) implements DriverEvents {

  @Override
  public void outcome(UUID deviceId, UUID orderId, Outcome outcome) {
    fuse.pass(Point.BEFORE_OUTCOME);
    events.outcome(deviceId, orderId, outcome);
    fuse.pass(Point.AFTER_OUTCOME);
  }

  @Override
  public void report(UUID deviceId, Report report, Optional<Instant> occurredAt) {
    fuse.pass(Point.BEFORE_REPORT);
    events.report(deviceId, report, occurredAt);
    fuse.pass(Point.AFTER_REPORT);
  }

  @Override
  public void abilitiesChanged(UUID deviceId) {
    events.abilitiesChanged(deviceId);
  }

  @Override
  public void added(KnownDevice device) {
    events.added(device);
  }

  @Override
  public void replaced(UUID deviceId) {
    events.replaced(deviceId);
  }

  @Override
  public void driver(String instance, Optional<Fault> fault) {
    events.driver(instance, fault);
  }
}
