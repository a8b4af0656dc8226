package io.lintel.gateway.access.local;

import io.lintel.gateway.access.CodeBook;
import io.lintel.gateway.access.DoorCode;
import io.lintel.gateway.action.KnownDevice;
import io.lintel.gateway.action.Workshop;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import io.lintel.gateway.store.Blob;
import io.lintel.gateway.store.Write;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Publishes which set of codes each device has, whoever holds them, so that the platform sees what
 * never arrived. On the loop alone.
 */
final class CodeSets {

  private static final String KEY = "access/set/";
  private static final String TOPIC = "reported/access_codes/";

  /** What a broker takes for the removal of a retained message. */
  private static final Bytes CLEARED = Bytes.of(new byte[0]);

  private final Workshop workshop;
  private final CodeBook codes;
  private final KeyedHash hash;
  private final Map<UUID, UUID> guards;
  private final Map<UUID, CodeSet> sets = new HashMap<>();
  private final Set<UUID> published = new HashSet<>();

  /**
   * Sets of these codes.
   *
   * @param guards the door of each reader
   */
  CodeSets(Workshop workshop, CodeBook codes, KeyedHash hash, Map<UUID, UUID> guards) {
    this.workshop = workshop;
    this.codes = codes;
    this.hash = hash;
    this.guards = guards;
  }

  /** Takes up all devices that have codes or had some, and all guarded doors. */
  void start() {
    var devices =
        workshop.devices().stream().map(KnownDevice::deviceId).collect(Collectors.toSet());
    for (var blob : workshop.blobs(KEY)) {
      takeUp(blob, devices);
    }
    var all = codes.devices().filter(devices::contains).collect(Collectors.toSet());
    all.addAll(guards.values());
    all.addAll(sets.keySet());
    all.forEach(this::renew);
    codes.onChange(this::renewDoor);
  }

  /** A device that is gone leaves nothing behind at the broker. */
  private void takeUp(Blob blob, Set<UUID> devices) {
    var device = UUID.fromString(blob.key().substring(KEY.length()));
    if (devices.contains(device)) {
      CodeSet.read(blob.value()).ifPresent(set -> sets.put(device, set));
    } else {
      workshop.record(List.of(new Write.DropBlob(blob.key())));
      workshop.slot(TOPIC + device, CLEARED);
    }
  }

  /** A change is told of the door; its codes may be its readers'. */
  private void renewDoor(UUID door) {
    renew(door);
    guards.forEach(
        (reader, guarded) -> {
          if (guarded.equals(door)) {
            renew(reader);
          }
        });
  }

  private void renew(UUID device) {
    var now = codes.madeFor(device).sorted(Comparator.comparing(DoorCode::accessCodeId)).toList();
    var was = Optional.ofNullable(sets.get(device));
    if (was.isEmpty() && now.isEmpty() && !guards.containsValue(device)) {
      return; // it never had a code
    }
    var set = CodeSet.after(was, hash.ofSet(device, now), now.size());
    boolean changed = !was.equals(Optional.of(set));
    if (changed) {
      sets.put(device, set);
      workshop.record(List.of(new Write.PutBlob(new Blob(KEY + device, set.toJson()))));
    }
    if (published.add(device) || changed) {
      publish(device, set);
    }
  }

  private void publish(UUID device, CodeSet set) {
    workshop.slot(
        TOPIC + device,
        Json.write(
            Json.object()
                .put("device_id", device.toString())
                .put("revision", set.revision())
                .put("digest", set.digest())
                .put("codes", set.codes())));
  }
}
