package io.lintel.gateway.driver;

import io.lintel.gateway.action.DriverEvents;
import io.lintel.gateway.action.KnownDevice;
import io.lintel.spi.Fault;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what the host tells the engine. */
final class HeardEvents implements DriverEvents {

  final List<Map.Entry<UUID, Outcome>> outcomes = new CopyOnWriteArrayList<>();
  final List<Report> reports = new CopyOnWriteArrayList<>();
  final List<Optional<Fault>> driver = new CopyOnWriteArrayList<>();
  final List<KnownDevice> added = new CopyOnWriteArrayList<>();
  final List<UUID> replaced = new CopyOnWriteArrayList<>();
  final List<UUID> changed = new CopyOnWriteArrayList<>();

  @Override
  public void outcome(UUID deviceId, UUID orderId, Outcome outcome) {
    outcomes.add(Map.entry(orderId, outcome));
  }

  @Override
  public void report(UUID deviceId, Report report, Optional<Instant> occurredAt) {
    reports.add(report);
  }

  @Override
  public void abilitiesChanged(UUID deviceId) {
    changed.add(deviceId);
  }

  @Override
  public void added(KnownDevice device) {
    added.add(device);
  }

  @Override
  public void replaced(UUID deviceId) {
    replaced.add(deviceId);
  }

  @Override
  public void driver(String instance, Optional<Fault> fault) {
    driver.add(fault);
  }

  List<Outcome> outcomesOf(UUID orderId) {
    return outcomes.stream()
        .filter(entry -> entry.getKey().equals(orderId))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** Codes of the driver's troubles; {@code well} for their end. */
  List<String> driverCodes() {
    return driver.stream().map(fault -> fault.map(Fault::code).orElse("well")).toList();
  }
}
