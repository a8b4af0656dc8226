package io.lintel.gateway.driver;

import io.lintel.spi.Fault;
import io.lintel.spi.Order;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import io.lintel.spi.Reports;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes the news of one run: on its loop alone, and nothing any more once it is fenced. Another
 * thread's call fences the run, because it shows that the plugin cannot be reasoned about.
 */
final class RunReports implements Reports {

  private final DriverLoop loop;
  private final Heard heard;

  /** Where admitted news go; on the loop. */
  interface Heard {
    void outcome(UUID orderId, Outcome outcome);

    void report(UUID deviceId, Report report, Optional<Instant> occurredAt);

    void capabilitiesChanged(UUID deviceId);

    void driver(Optional<Fault> fault);

    /** From another thread than the loop. */
    void wrongThread(String thread);
  }

  RunReports(DriverLoop loop, Heard heard) {
    this.loop = loop;
    this.heard = heard;
  }

  @Override
  public void outcome(Order order, Outcome outcome) {
    if (admitted()) {
      heard.outcome(order.id(), outcome);
    }
  }

  @Override
  public void report(UUID deviceId, Report report) {
    if (admitted()) {
      heard.report(deviceId, report, Optional.empty());
    }
  }

  @Override
  public void report(UUID deviceId, Report report, Instant occurredAt) {
    if (admitted()) {
      heard.report(deviceId, report, Optional.of(occurredAt));
    }
  }

  @Override
  public void capabilitiesChanged(UUID deviceId) {
    if (admitted()) {
      heard.capabilitiesChanged(deviceId);
    }
  }

  @Override
  public void driverTrouble(Fault fault) {
    if (admitted()) {
      heard.driver(Optional.of(fault));
    }
  }

  @Override
  public void driverWell() {
    if (admitted()) {
      heard.driver(Optional.empty());
    }
  }

  private boolean admitted() {
    if (loop.isFenced()) {
      return false;
    }
    if (!loop.isCurrent()) {
      String thread = Thread.currentThread().getName();
      heard.wrongThread(thread);
      throw new IllegalStateException("a driver reports on its loop, not on thread " + thread);
    }
    return true;
  }
}
