package io.lintel.hardware.zwave;

import io.lintel.hardware.rig.Signal;
import io.lintel.spi.Fault;
import io.lintel.spi.Order;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import io.lintel.spi.Reports;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Keeps what a driver tells, and lets a test wait for it. */
final class LiveReports implements Reports {
  private static final Duration LIMIT = Duration.ofSeconds(45);

  private record Told(UUID deviceId, Report report) {}

  private final Signal heard = new Signal();
  private final List<Told> told = new ArrayList<>();
  private final Map<UUID, Outcome> outcomes = new ConcurrentHashMap<>();
  private volatile Optional<Fault> trouble = Optional.empty();

  /** How many reports came so far: a mark for {@link #await}. */
  synchronized int count() {
    return told.size();
  }

  /** Waits for a report of a device after a mark. */
  Report await(UUID deviceId, int after, Predicate<Report> wanted) {
    return heard.await("a report of " + deviceId, LIMIT, () -> find(deviceId, after, wanted));
  }

  /** What a device told after a mark. */
  synchronized List<Report> since(int mark, UUID deviceId) {
    return told.stream()
        .skip(mark)
        .filter(each -> each.deviceId().equals(deviceId))
        .map(Told::report)
        .toList();
  }

  Outcome await(Order order) {
    return heard.await("an outcome", LIMIT, () -> Optional.ofNullable(outcomes.get(order.id())));
  }

  void awaitTrouble(boolean wanted) {
    heard.awaitTrue("trouble " + wanted, LIMIT, () -> trouble.isPresent() == wanted);
  }

  private synchronized Optional<Report> find(UUID device, int after, Predicate<Report> wanted) {
    return told.stream()
        .skip(after)
        .filter(each -> each.deviceId().equals(device))
        .map(Told::report)
        .filter(wanted)
        .findFirst();
  }

  @Override
  public void outcome(Order order, Outcome outcome) {
    outcomes.putIfAbsent(order.id(), outcome);
    heard.changed();
  }

  @Override
  public void report(UUID deviceId, Report report) {
    synchronized (this) {
      told.add(new Told(deviceId, report));
    }
    heard.changed();
  }

  @Override
  public void report(UUID deviceId, Report report, Instant occurredAt) {
    report(deviceId, report);
  }

  @Override
  public void capabilitiesChanged(UUID deviceId) {
    heard.changed();
  }

  @Override
  public void driverTrouble(Fault fault) {
    trouble = Optional.of(fault);
    heard.changed();
  }

  @Override
  public void driverWell() {
    trouble = Optional.empty();
    heard.changed();
  }
}
