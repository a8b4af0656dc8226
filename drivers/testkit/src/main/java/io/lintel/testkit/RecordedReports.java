package io.lintel.testkit;

import io.lintel.spi.Fault;
import io.lintel.spi.Order;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import io.lintel.spi.Reports;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;

/**
 * Keeps what a driver tells, and holds it to the rules of {@link Reports}: on the loop, one outcome
 * per order, nothing from the future. A breach fails the test where it happens and stays listed.
 */
public final class RecordedReports implements Reports {

  private final World world;
  private final VirtualLoop loop;
  private final List<Heard> heard = new ArrayList<>();
  private final List<String> breaches = new ArrayList<>();
  private final List<Consumer<Heard>> listeners = new ArrayList<>();
  private boolean closed;
  private int dropped;

  RecordedReports(World world, VirtualLoop loop) {
    this.world = world;
    this.loop = loop;
  }

  /** Everything told so far, oldest first. */
  public List<Heard> all() {
    return List.copyOf(heard);
  }

  /** What one device told so far, oldest first. */
  public List<Report> of(UUID deviceId) {
    return told(deviceId).map(Heard.Told::report).toList();
  }

  /** Where the device last said that its bolt is. */
  public Optional<Report.Position> position(UUID deviceId) {
    return of(deviceId).stream()
        .filter(Report.Position.class::isInstance)
        .map(Report.Position.class::cast)
        .reduce((earlier, later) -> later);
  }

  /** How the order ended; empty while it has not. */
  public Optional<Outcome> outcome(UUID orderId) {
    return ended(orderId).map(Heard.Ended::outcome);
  }

  /** When and how the order ended. */
  public Optional<Heard.Ended> ended(UUID orderId) {
    return heard.stream()
        .filter(Heard.Ended.class::isInstance)
        .map(Heard.Ended.class::cast)
        .filter(ended -> ended.order().id().equals(orderId))
        .findFirst();
  }

  /** Keeps nothing of what was told so far: for long runs, between orders. */
  public void forget() {
    heard.clear();
  }

  /** How many calls came after the end and were dropped. */
  public int dropped() {
    return dropped;
  }

  /** Fails when a rule was broken, also when the driver swallowed the failure. */
  public void assertNoBreach() {
    Assertions.assertEquals(List.of(), breaches);
  }

  /** Calls the listener, on the driver's loop, for everything told from now on. */
  public void listen(Consumer<Heard> listener) {
    listeners.add(listener);
  }

  @Override
  public void outcome(Order order, Outcome outcome) {
    demand(closed || ended(order.id()).isEmpty(), "two outcomes for order " + order.id());
    hear(new Heard.Ended(world.nanos(), order, outcome));
  }

  @Override
  public void report(UUID deviceId, Report report) {
    report(deviceId, report, world.wall());
  }

  @Override
  public void report(UUID deviceId, Report report, Instant occurredAt) {
    demand(!occurredAt.isAfter(world.wall()), "a report from the future: " + occurredAt);
    hear(new Heard.Told(world.nanos(), deviceId, report, occurredAt));
  }

  @Override
  public void capabilitiesChanged(UUID deviceId) {
    hear(new Heard.CapabilitiesChanged(world.nanos(), deviceId));
  }

  @Override
  public void driverTrouble(Fault fault) {
    hear(new Heard.DriverTrouble(world.nanos(), fault));
  }

  @Override
  public void driverWell() {
    hear(new Heard.DriverWell(world.nanos()));
  }

  /** From here on everything is dropped and counted. */
  void close() {
    closed = true;
  }

  private void hear(Heard news) {
    demand(loop.isOnLoop(), "not on the loop: " + news);
    if (closed) {
      dropped++;
      return;
    }
    heard.add(news);
    listeners.forEach(listener -> listener.accept(news));
  }

  private void demand(boolean holds, String otherwise) {
    if (!holds) {
      breaches.add(otherwise);
      Assertions.fail(otherwise + " (seed " + world.seed() + ")");
    }
  }

  private Stream<Heard.Told> told(UUID deviceId) {
    return heard.stream()
        .filter(Heard.Told.class::isInstance)
        .map(Heard.Told.class::cast)
        .filter(told -> told.deviceId().equals(deviceId));
  }
}
