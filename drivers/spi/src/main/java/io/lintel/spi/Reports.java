package io.lintel.spi;

import java.time.Instant;
import java.util.UUID;

/**
 * Where a driver's news go. Given by the host; called on the loop (elsewhere it is an error that
 * fences the driver). After {@link Driver#stop} calls are dropped.
 */
public interface Reports {

  /** Ends an order. The first call counts; a second one for the same order is dropped. */
  void outcome(Order order, Outcome outcome);

  /** A device told something just now. */
  void report(UUID deviceId, Report report);

  /**
   * A device told something that happened earlier.
   *
   * @param occurredAt by the device's clock or log; not after now
   */
  void report(UUID deviceId, Report report, Instant occurredAt);

  /** {@link Device#capabilities} or {@link Device#security} has changed. */
  void capabilitiesChanged(UUID deviceId);

  /** The driver as a whole is in trouble (link down, stick not answering). Sent on change. */
  void driverTrouble(Fault fault);

  /** The trouble is over. */
  void driverWell();
}
