package io.lintel.testkit;

import io.lintel.spi.Fault;
import io.lintel.spi.Order;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import java.time.Instant;
import java.util.UUID;

/** One thing that a driver told its host. */
public sealed interface Heard {

  /** When, on the world's boot clock. */
  long atNanos();

  record Ended(long atNanos, Order order, Outcome outcome) implements Heard {}

  /**
   * A device told something.
   *
   * @param occurredAt now, or by the device's own date
   */
  record Told(long atNanos, UUID deviceId, Report report, Instant occurredAt) implements Heard {}

  record CapabilitiesChanged(long atNanos, UUID deviceId) implements Heard {}

  record DriverTrouble(long atNanos, Fault fault) implements Heard {}

  record DriverWell(long atNanos) implements Heard {}
}
