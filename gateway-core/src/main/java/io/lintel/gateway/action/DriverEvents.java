package io.lintel.gateway.action;

import io.lintel.spi.Fault;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What drivers tell the engine. Implemented by the engine; from any thread, returns at once. */
public interface DriverEvents {

  void outcome(UUID deviceId, UUID orderId, Outcome outcome);

  /**
   * A device told something.
   *
   * @param occurredAt by the device's own log; empty for just now
   */
  void report(UUID deviceId, Report report, Optional<Instant> occurredAt);

  void abilitiesChanged(UUID deviceId);

  /** A device has joined, and will be attached. */
  void added(KnownDevice device);

  /** Another device is now where this one was, under its id: nothing that it held is there. */
  void replaced(UUID deviceId);

  /** A driver instance failed, was fenced or is in trouble; empty fault: it is well again. */
  void driver(String instance, Optional<Fault> fault);
}
