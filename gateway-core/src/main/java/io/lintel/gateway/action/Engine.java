package io.lintel.gateway.action;

import io.lintel.gateway.log.Happening;
import io.lintel.gateway.model.ActionType;
import io.lintel.gateway.model.DeliveryClass;
import io.lintel.gateway.model.Inbound;
import io.lintel.gateway.model.Origin;
import io.lintel.gateway.store.AttemptRow;
import io.lintel.gateway.store.Priority;
import io.lintel.gateway.store.Transaction;
import io.lintel.gateway.store.Write;
import io.lintel.spi.Fault;
import io.lintel.spi.Outcome;
import io.lintel.spi.Report;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Executes commands of any origin and tells what happens at the devices. One engine, one loop:
 * everything here runs on {@link Ports#loop}, in the order it came, so that a simulation with the
 * same inputs takes the same course.
 */
public final class Engine implements CommandIntake, DriverEvents, GatewayNews {

  private final Ports ports;
  private final Events events;
  private final Specialists specialists;
  private final Insistence insistence;
  private final DeviceBook book;
  private final Orders orders;
  private final Causes causes = new Causes();
  private final Attempts attempts;
  private final Reception reception;
  private final ClockWatch clockWatch;
  private final InventorySlot inventory;

  /**
   * Builds the engine; nothing happens before {@link #start}.
   *
   * @param drivers what the inventory says of driver instances: name and version
   * @param specialists carry out what is not a matter of doors alone
   */
  public Engine(Ports ports, Map<String, String> drivers, List<Specialist> specialists) {
    this.specialists = new Specialists(specialists);
    this.ports = ports;
    this.events = new Events(ports.identity(), ports.ids());
    this.insistence = new Insistence(ports);
    this.book = new DeviceBook(ports, events, insistence, this.specialists, causes);
    this.orders = new Orders(ports);
    var envelopes = new Envelopes(ports.identity());
    var lanes = new Lanes(ports.limits());
    var execution = new Execution(ports, orders, book, this.specialists);
    var papers = new AttemptPapers(ports, envelopes, events, book);
    this.attempts =
        new Attempts(
            ports, lanes, execution, book, causes, papers, insistence, this.specialists, orders);
    this.reception =
        new Reception(ports, attempts, lanes, book, execution, this.specialists, envelopes, events);
    this.clockWatch = new ClockWatch(ports, this, insistence);
    this.inventory = new InventorySlot(ports, drivers, book);
  }

  /**
   * Takes up what was left unfinished. Call it before drivers start, so that their first reports
   * find the states they are compared with.
   *
   * @param then on the loop, once commands are taken
   */
  public void start(Runnable then) {
    ports
        .loop()
        .execute(
            () -> {
              ports.store().lastWall().ifPresent(ports.time()::learn);
              book.load();
              takeUpCauses();
              specialists.start(
                  new EngineWorkshop(
                      ports, book, events, insistence, orders, attempts.exchanges()));
              tellStart();
              book.tellDepartures();
              book.tellArrivals().forEach(specialists::replaced);
              ports.store().unfinished().forEach(this::takeUp);
              clockWatch.start();
              inventory.put();
              then.run();
            });
  }

  @Override
  public void offer(Inbound message, Runnable acknowledge) {
    var replyTo = ReplyTo.of(message, ports.identity());
    var delivery =
        new Reception.Delivery(message, Origin.CLOUD, replyTo, Steps.none(), acknowledge);
    ports.loop().execute(() -> reception.receive(delivery));
  }

  /** Takes a command from the box itself; from any thread, returns at once. */
  public void submit(LocalCommand command, Steps steps) {
    ports
        .loop()
        .execute(
            () ->
                reception.receive(
                    new Reception.Delivery(
                        command.message(ports.time().floor()),
                        command.origin(),
                        Optional.empty(),
                        steps,
                        () -> {})));
  }

  @Override
  public void outcome(UUID deviceId, UUID orderId, Outcome outcome) {
    ports.loop().execute(() -> orders.ended(orderId, outcome));
  }

  @Override
  public void report(UUID deviceId, Report report, Optional<Instant> occurredAt) {
    ports
        .loop()
        .execute(
            () -> {
              book.report(deviceId, report, occurredAt);
              specialists.reported(deviceId, report, occurredAt);
              if (report instanceof Report.Offline || report instanceof Report.Removed) {
                attempts.look(deviceId);
              }
            });
  }

  @Override
  public void abilitiesChanged(UUID deviceId) {
    ports
        .loop()
        .execute(
            () -> {
              book.warnOfSecurity(deviceId, ports.drivers().abilities(deviceId));
              specialists.abilitiesChanged(deviceId);
              attempts.look(deviceId);
              inventory.put();
            });
  }

  @Override
  public void added(KnownDevice device) {
    ports
        .loop()
        .execute(
            () -> {
              book.add(device);
              specialists.added(device);
              inventory.put();
            });
  }

  @Override
  public void replaced(UUID deviceId) {
    ports
        .loop()
        .execute(
            () -> {
              book.replaced(deviceId);
              specialists.replaced(deviceId);
            });
  }

  /** A device that joined is no longer wanted; from any thread. */
  public void forgotten(UUID deviceId) {
    ports
        .loop()
        .execute(
            () -> {
              book.remove(deviceId);
              inventory.put();
            });
  }

  @Override
  public void driver(String instance, Optional<Fault> fault) {
    ports.loop().execute(() -> tellDriver(instance, fault));
  }

  @Override
  public void tell(String eventType, DeliveryClass deliveryClass, Map<String, Object> fields) {
    ports
        .loop()
        .execute(
            () -> {
              var draft = events.ofGateway(eventType, deliveryClass, ports.time().stamp(), fields);
              insistence.commit(Transaction.of(new Write.Publish(draft)), Priority.ACCESS);
            });
  }

  /** Every device as it is known now, for whoever asks on the box. On the loop. */
  public void look(Consumer<List<DeviceLook>> then) {
    ports.loop().execute(() -> then.accept(book.devices().stream().map(this::look).toList()));
  }

  private DeviceLook look(KnownDevice device) {
    return new DeviceLook(
        device, book.state(device.deviceId()).row(), ports.drivers().abilities(device.deviceId()));
  }

  private void takeUpCauses() {
    var over = causes.load(ports.store(), ports.time().stamp());
    if (!over.isEmpty()) {
      insistence.commit(new Transaction(over), Priority.TELEMETRY);
    }
  }

  private void takeUp(AttemptRow row) {
    var now = ports.time().stamp();
    switch (Recovery.of(row, now, isRepeatable(row))) {
      case Recovery.Requeue(var notAfter) ->
          attempts.requeue(Rows.command(row, notAfter, notAfter), Optional.empty());
      case Recovery.Repeat(var deadline) ->
          attempts.requeue(Rows.command(row, deadline, deadline), row.startedAt());
      case Recovery.Expire expire ->
          attempts.close(
              Rows.command(row, now, now),
              Optional.empty(),
              Ending.expired(
                  "the gateway was restarted before it could be started; nothing was moved"));
      case Recovery.AskDevice(var deadline) ->
          attempts.recover(
              Rows.command(row, deadline, deadline), row.startedAt().orElse(row.requestedAt()));
      case Recovery.Unknowable unknowable ->
          attempts.close(
              Rows.command(row, now, now),
              row.startedAt(),
              Ending.restarted(ActionType.of(row.type()).orElseThrow()));
    }
  }

  private boolean isRepeatable(AttemptRow row) {
    return ActionType.of(row.type()).filter(specialists::isRepeatable).isPresent();
  }

  private void tellStart() {
    var birth = ports.store().birth();
    tell(
        "gateway.started",
        DeliveryClass.GATEWAY,
        Map.of("version", ports.identity().version(), "boot_id", ports.time().bootId()));
    birth
        .replaced()
        .ifPresent(
            why -> {
              ports.house().tell(new Happening.Notice(Happening.Level.ERROR, why));
              tell("gateway.store_replaced", DeliveryClass.GATEWAY, Map.of("message", why));
            });
  }

  private void tellDriver(String instance, Optional<Fault> fault) {
    ports
        .house()
        .tell(
            fault
                .<Happening>map(f -> new Happening.DriverTrouble(instance, f))
                .orElseGet(() -> new Happening.DriverWell(instance)));
    fault.ifPresent(
        f ->
            tell(
                "gateway.driver_failed",
                DeliveryClass.GATEWAY,
                Map.of("driver", instance, "code", f.code(), "message", f.message())));
    inventory.put();
  }
}
