package io.lintel.gateway.action;

import io.lintel.gateway.action.DriverPort.Deed;
import io.lintel.gateway.log.HouseLog;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.DeliveryClass;
import io.lintel.gateway.model.Draft;
import io.lintel.gateway.store.Blob;
import io.lintel.gateway.store.CommitResult;
import io.lintel.gateway.store.Priority;
import io.lintel.gateway.store.Transaction;
import io.lintel.gateway.store.Write;
import io.lintel.gateway.time.Loop;
import io.lintel.gateway.time.Time;
import io.lintel.spi.Capability;
import io.lintel.spi.Order;
import io.lintel.spi.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The engine as its specialists see it. */
final class EngineWorkshop implements Workshop {

  private final Ports ports;
  private final DeviceBook book;
  private final Events events;
  private final Insistence insistence;
  private final Orders orders;
  private final Exchanges exchanges;

  EngineWorkshop(
      Ports ports,
      DeviceBook book,
      Events events,
      Insistence insistence,
      Orders orders,
      Exchanges exchanges) {
    this.ports = ports;
    this.book = book;
    this.events = events;
    this.insistence = insistence;
    this.orders = orders;
    this.exchanges = exchanges;
  }

  @Override
  public Time time() {
    return ports.time();
  }

  @Override
  public Loop loop() {
    return ports.loop();
  }

  @Override
  public List<KnownDevice> devices() {
    return book.devices();
  }

  @Override
  public Abilities abilities(UUID deviceId) {
    return ports.drivers().abilities(deviceId);
  }

  @Override
  public boolean isOffline(UUID deviceId) {
    return book.isOffline(deviceId);
  }

  @Override
  public <C extends Capability> void order(
      UUID deviceId,
      Class<C> capability,
      BiConsumer<C, Order> call,
      Duration within,
      Consumer<Outcome> then) {
    exchanges.begin(deviceId, permit(within), new Deed.On<>(capability, call), then);
  }

  @Override
  public void unlockNow(UUID deviceId, Duration within, Consumer<Outcome> then) {
    orders.give(newId(), deviceId, permit(within), new Deed.Unlock(), then);
  }

  @Override
  public List<Blob> blobs(String prefix) {
    return ports.store().blobs(prefix);
  }

  @Override
  public void record(List<Write> writes) {
    insistence.commit(new Transaction(writes), Priority.ACCESS);
  }

  @Override
  public void commit(List<Write> writes, Consumer<CommitResult> then) {
    insistence.commitBehind(new Transaction(writes), then);
  }

  @Override
  public Draft event(
      String type,
      DeliveryClass deliveryClass,
      UUID deviceId,
      Instant occurredAt,
      Map<String, Object> fields) {
    return events.ofDevice(type, deliveryClass, deviceId, occurredAt, time().stamp(), fields);
  }

  @Override
  public void refreshState(UUID deviceId) {
    book.refresh(deviceId);
  }

  @Override
  public void slot(String topic, Bytes json) {
    ports.slots().put(topic, json);
  }

  @Override
  public HouseLog house() {
    return ports.house();
  }

  @Override
  public UUID newId() {
    return ports.ids().get();
  }

  private RevocablePermit permit(Duration within) {
    return new RevocablePermit(time().bootNanos() + within.toNanos());
  }
}
