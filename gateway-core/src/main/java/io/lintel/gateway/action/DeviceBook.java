package io.lintel.gateway.action;

import io.lintel.gateway.log.Happening;
import io.lintel.gateway.model.DeliveryClass;
import io.lintel.gateway.model.Draft;
import io.lintel.gateway.store.DeviceRow;
import io.lintel.gateway.store.Priority;
import io.lintel.gateway.store.Transaction;
import io.lintel.gateway.store.Write;
import io.lintel.gateway.time.Stamp;
import io.lintel.spi.LinkSecurity;
import io.lintel.spi.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What is known of every device of the inventory. On the loop alone. */
final class DeviceBook {

  private final Ports ports;
  private final Events events;
  private final Insistence insistence;
  private final StateSlots slots;
  private final Specialists specialists;
  private final Causes causes;
  private final Map<UUID, KnownDevice> known = new LinkedHashMap<>();
  private final Map<UUID, DeviceState> states = new LinkedHashMap<>();

  /** Told offline since this start: there is no point in waiting for what they can do. */
  private final Set<UUID> offline = new HashSet<>();

  private final Set<UUID> warned = new HashSet<>();

  DeviceBook(
      Ports ports, Events events, Insistence insistence, Specialists specialists, Causes causes) {
    this.ports = ports;
    this.events = events;
    this.insistence = insistence;
    this.specialists = specialists;
    this.causes = causes;
    this.slots = new StateSlots(ports, specialists);
    ports.devices().forEach(device -> known.put(device.deviceId(), device));
  }

  /** Takes up the states that were committed last. */
  void load() {
    known.keySet().forEach(id -> states.put(id, DeviceState.unknown(id)));
    for (DeviceRow row : ports.store().devices()) {
      states.computeIfPresent(row.deviceId(), (id, unknown) -> DeviceState.known(row));
      if (!known.containsKey(row.deviceId())) {
        slots.clear(row.deviceId()); // it was removed from the configuration
      }
    }
    known.values().forEach(device -> slots.put(device, state(device.deviceId())));
  }

  /**
   * Tells of devices whose coming was kept and not told before the gateway stopped.
   *
   * @return those of them that took the place of another
   */
  List<UUID> tellArrivals() {
    List<Arrival> untold = Arrival.untold(ports.store());
    for (Arrival each : untold) {
      if (!known.containsKey(each.deviceId())) {
        insistence.commit(Transaction.of(Arrival.told(each.deviceId())), Priority.ACCESS);
      } else if (each.replaces()) {
        replaced(each.deviceId());
      } else {
        tellAdded(known.get(each.deviceId()), List.of());
      }
    }
    return untold.stream().filter(Arrival::replaces).map(Arrival::deviceId).toList();
  }

  /** Tells of devices whose leaving was kept and not told before the gateway stopped. */
  void tellDepartures() {
    for (Departure each : Departure.untold(ports.store())) {
      if (known.containsKey(each.deviceId())) {
        report(each.deviceId(), new Report.Removed(each.why()), Optional.empty());
      } else {
        insistence.commit(Transaction.of(Departure.told(each.deviceId())), Priority.ACCESS);
      }
    }
  }

  /** All, in the order in which they became known. */
  List<KnownDevice> devices() {
    return List.copyOf(known.values());
  }

  /** A device has joined. */
  void add(KnownDevice device) {
    var id = device.deviceId();
    known.put(id, device);
    states.put(id, DeviceState.unknown(id));
    offline.remove(id);
    slots.put(device, state(id));
    tellAdded(device, List.of());
    ports.house().tell(new Happening.DeviceAdded(device.forHouse()));
  }

  /** Another device is where this one was: nothing is known of it. */
  void replaced(UUID deviceId) {
    var device = known.get(deviceId);
    if (device == null) {
      return;
    }
    var unknown = DeviceState.unknown(deviceId);
    states.put(deviceId, unknown);
    offline.add(deviceId);
    slots.put(device, unknown);
    tellAdded(device, List.of(new Write.PutDevice(unknown.row())));
    ports.house().tell(new Happening.DeviceReplaced(device.forHouse()));
  }

  /** A device is no longer wanted. */
  void remove(UUID deviceId) {
    known.remove(deviceId);
    states.remove(deviceId);
    slots.clear(deviceId);
  }

  private void tellAdded(KnownDevice device, List<Write> more) {
    var now = ports.time().stamp();
    var told = new DeviceMachine.Told("device.added", DeliveryClass.ACCESS, Map.of());
    var writes = new ArrayList<>(more);
    writes.add(new Write.Publish(draft(device, told, now.wall(), now)));
    writes.add(Arrival.told(device.deviceId()));
    insistence.commit(new Transaction(writes), Priority.ACCESS);
  }

  Optional<KnownDevice> device(UUID deviceId) {
    return Optional.ofNullable(known.get(deviceId));
  }

  DeviceState state(UUID deviceId) {
    return states.getOrDefault(deviceId, DeviceState.unknown(deviceId));
  }

  /** Whether its driver has said since this start that it does not answer. */
  boolean isOffline(UUID deviceId) {
    return offline.contains(deviceId);
  }

  /** Takes a report in: state and events in one transaction. */
  void report(UUID deviceId, Report report, Optional<Instant> occurredAt) {
    var device = known.get(deviceId);
    if (device == null) {
      return; // a driver that reports for a device that is no longer configured
    }
    var now = ports.time().stamp();
    var was = state(deviceId);
    var change = DeviceMachine.apply(was, report, causes.of(deviceId, report, now), now);
    states.put(deviceId, change.state());
    heed(deviceId, report);
    var told = attributed(change, deviceId, report);
    var settled =
        report instanceof Report.Removed ? List.of(Departure.told(deviceId)) : List.<Write>of();
    commit(device, was, told, settled, occurredAt.orElse(now.wall()), now);
    HouseWords.of(device, report, was, told).forEach(ports.house()::tell);
    slots.put(device, change.state());
  }

  /** Publishes a device's retained state again. */
  void refresh(UUID deviceId) {
    device(deviceId).ifPresent(device -> slots.put(device, state(deviceId)));
  }

  /** Who moved a bolt may be known to a specialist alone. */
  private DeviceMachine.Change attributed(
      DeviceMachine.Change change, UUID deviceId, Report report) {
    if (change.events().isEmpty()) {
      return change;
    }
    var more = specialists.attribution(deviceId, report);
    return new DeviceMachine.Change(
        change.state(),
        change.events().stream().map(told -> told.with(more)).toList(),
        change.lender());
  }

  private void heed(UUID deviceId, Report report) {
    if (report instanceof Report.Offline || report instanceof Report.Removed) {
      offline.add(deviceId);
    } else if (report instanceof Report.Online) {
      offline.remove(deviceId);
    }
  }

  private void commit(
      KnownDevice device,
      DeviceState was,
      DeviceMachine.Change change,
      List<Write> settled,
      Instant occurredAt,
      Stamp now) {
    var writes = new ArrayList<Write>(settled);
    if (!StateSlots.sameButAge(was.row(), change.state().row())) {
      writes.add(new Write.PutDevice(change.state().row()));
    }
    for (var told : change.events()) {
      writes.add(new Write.Publish(draft(device, told, occurredAt, now)));
    }
    change.lender().ifPresent(cause -> writes.addAll(causes.lent(device.deviceId(), cause)));
    if (!writes.isEmpty()) {
      insistence.commit(new Transaction(writes), priority(change.events()));
    }
  }

  private Draft draft(KnownDevice device, DeviceMachine.Told told, Instant occurredAt, Stamp now) {
    return events.ofDevice(
        told.type(), told.deliveryClass(), device.deviceId(), occurredAt, now, told.fields());
  }

  private static Priority priority(List<DeviceMachine.Told> events) {
    return events.stream().anyMatch(told -> told.deliveryClass() != DeliveryClass.TELEMETRY)
        ? Priority.ACCESS
        : Priority.TELEMETRY;
  }

  /** Says, once per start, that a lock can be overheard. */
  void warnOfSecurity(UUID deviceId, Abilities can) {
    var device = known.get(deviceId);
    if (device != null
        && can.kind() != Abilities.Kind.NONE
        && can.security() == LinkSecurity.NONE
        && warned.add(deviceId)) {
      ports.house().tell(new Happening.InsecureLock(device.forHouse()));
    }
  }
}
