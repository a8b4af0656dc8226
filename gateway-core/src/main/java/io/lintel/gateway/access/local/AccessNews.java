package io.lintel.gateway.access.local;

import io.lintel.gateway.action.Workshop;
import io.lintel.gateway.log.Happening;
import io.lintel.gateway.log.Happening.Level;
import io.lintel.gateway.log.HouseDevice;
import io.lintel.gateway.model.DeliveryClass;
import io.lintel.gateway.store.Write;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What platform and staff are told of entries. What was entered is never part of it. */
final class AccessNews {

  private final Workshop workshop;

  AccessNews(Workshop workshop) {
    this.workshop = workshop;
  }

  /** An entry that opened nothing, as the published schema has it. */
  Write denied(UUID door, UUID reader, Verdict.Denied denied, Instant at) {
    var fields = new HashMap<String, Object>();
    fields.put(
        "reason",
        Map.of(
            "reason_code", denied.reason().name().toLowerCase(Locale.ROOT),
            "message", denied.message()));
    fields.put("reader_device_id", reader.toString());
    denied
        .known()
        .filter(known -> known.kind() != Entitlement.Kind.CARD)
        .ifPresent(known -> fields.put("access_code_id", known.id().toString()));
    workshop.house().tell(new Happening.Denied(house(door), denied.reason()));
    return publish("lock.access_denied", door, at, fields);
  }

  /** An entry that a reader told too late to be obeyed. */
  Write late(UUID door, UUID reader, Instant at) {
    notice(Level.WARN, "%s told of an entry too late; nothing was opened".formatted(name(reader)));
    return publish("lock.access_denied", door, at, Map.of("reader_device_id", reader.toString()));
  }

  /** Where the door's own report has not told it. */
  Write unlocked(Grant grant) {
    return publish("lock.unlocked", grant.door(), grant.at(), grant.fields());
  }

  /** Nothing of it is in the staff's log, which someone may read over their shoulder. */
  Write duress(UUID door, UUID reader, Entitlement by, boolean opened, Instant at) {
    return publish(
        "gateway.duress",
        door,
        at,
        Map.of(
            "access_code_id",
            by.id().toString(),
            "reader_device_id",
            reader.toString(),
            "opened",
            opened));
  }

  Write grantFailed(Grant grant, String code, String message) {
    notice(
        Level.WARN, "%s did not open for a right entry: %s".formatted(name(grant.door()), message));
    var fields = new HashMap<>(grant.fields());
    fields.put("code", code); // of the fault: a PIN is not in a failure
    fields.put("message", message);
    return publish("gateway.grant_failed", grant.door(), grant.at(), fields);
  }

  Write guessable(UUID door, GuessRisk risk, Instant at) {
    var message =
        "%d codes of %d digits are valid at one time: more than one of a thousand guesses opens; use longer codes"
            .formatted(risk.codes(), risk.digits());
    notice(Level.WARN, name(door) + ": " + message);
    return publish(
        "gateway.codes_guessable",
        door,
        at,
        Map.of("codes", risk.codes(), "digits", risk.digits(), "message", message));
  }

  void granted(UUID door, UUID reader, Entitlement by) {
    var what = by.kind() == Entitlement.Kind.CARD ? "card " : "code ";
    notice(
        Level.INFO,
        "%s is opened for %s%s entered at %s".formatted(name(door), what, by.id(), name(reader)));
  }

  void lockedOut(UUID reader, int wrong) {
    notice(
        Level.WARN,
        "%s takes no codes for a while: %d wrong ones in a row; cards and orders still open"
            .formatted(name(reader), wrong));
  }

  void guardsNothing(UUID reader) {
    notice(
        Level.WARN,
        "%s told of an entry and guards no door: give it guards: with the device_id of the lock"
            .formatted(name(reader)));
  }

  void cannotOpen(UUID reader, UUID door) {
    notice(
        Level.ERROR,
        "%s guards %s, which cannot be opened by order: correct guards: in the configuration"
            .formatted(name(reader), name(door)));
  }

  private Write publish(String type, UUID door, Instant at, Map<String, Object> fields) {
    return new Write.Publish(workshop.event(type, DeliveryClass.ACCESS, door, at, fields));
  }

  private void notice(Level level, String words) {
    workshop.house().tell(new Happening.Notice(level, words));
  }

  private HouseDevice house(UUID deviceId) {
    return workshop.devices().stream()
        .filter(device -> device.deviceId().equals(deviceId))
        .findFirst()
        .map(device -> new HouseDevice(device.name(), device.ownZone()))
        .orElseGet(() -> HouseDevice.named(deviceId.toString()));
  }

  private String name(UUID deviceId) {
    return house(deviceId).name();
  }
}
