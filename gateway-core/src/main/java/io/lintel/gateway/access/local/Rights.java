package io.lintel.gateway.access.local;

import io.lintel.gateway.access.CardBook;
import io.lintel.gateway.access.CodeBook;
import io.lintel.gateway.access.DoorCode;
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

/**
 * Who may open which guarded door, kept in step with the books of codes and cards. Publishes which
 * set of codes each door has. On the loop alone.
 */
final class Rights {

  private static final String KEY = "access/set/";
  private static final String TOPIC = "reported/access_codes/";
  private static final Bytes CLEARED = Bytes.of(new byte[0]);

  private final Workshop workshop;
  private final AccessNews news;
  private final CodeBook codes;
  private final CardBook cards;
  private final KeyedHash hash;
  private final Map<UUID, DoorRights> byDoor = new HashMap<>();
  private final Map<UUID, CodeSet> sets = new HashMap<>();
  private final Set<UUID> risky = new HashSet<>();
  private final Set<UUID> published = new HashSet<>();

  Rights(Workshop workshop, AccessNews news, CodeBook codes, CardBook cards, KeyedHash hash) {
    this.workshop = workshop;
    this.news = news;
    this.codes = codes;
    this.cards = cards;
    this.hash = hash;
  }

  /** Takes up all guarded doors, and their changes from now on. */
  void start(Set<UUID> doors) {
    for (var blob : workshop.blobs(KEY)) {
      takeUp(blob, doors);
    }
    doors.forEach(this::renew);
    codes.onChange(door -> renewIfGuarded(door, doors));
    cards.onChange(door -> renewIfGuarded(door, doors));
  }

  DoorRights of(UUID door) {
    return byDoor.getOrDefault(door, DoorRights.none());
  }

  /** A door that nobody guards any more leaves nothing behind at the broker. */
  private void takeUp(Blob blob, Set<UUID> doors) {
    var door = UUID.fromString(blob.key().substring(KEY.length()));
    if (doors.contains(door)) {
      CodeSet.read(blob.value()).ifPresent(set -> sets.put(door, set));
    } else {
      workshop.record(List.of(new Write.DropBlob(blob.key())));
      workshop.slot(TOPIC + door, CLEARED);
    }
  }

  private void renewIfGuarded(UUID door, Set<UUID> doors) {
    if (doors.contains(door)) {
      renew(door);
    }
  }

  /** Makes a door's index anew from the books. */
  void renew(UUID door) {
    var now = codes.of(door).sorted(Comparator.comparing(DoorCode::accessCodeId)).toList();
    byDoor.put(door, DoorRights.of(door, now, cards.of(door).toList(), hash));
    tellSet(door, now);
    tellRisk(door, now);
  }

  private void tellSet(UUID door, List<DoorCode> now) {
    var was = Optional.ofNullable(sets.get(door));
    var set = CodeSet.after(was, hash.ofSet(door, now), now.size());
    boolean changed = !was.equals(Optional.of(set));
    if (changed) {
      sets.put(door, set);
      workshop.record(List.of(new Write.PutBlob(new Blob(KEY + door, set.toJson()))));
    }
    if (published.add(door) || changed) {
      publish(door, set);
    }
  }

  private void publish(UUID door, CodeSet set) {
    workshop.slot(
        TOPIC + door,
        Json.write(
            Json.object()
                .put("device_id", door.toString())
                .put("revision", set.revision())
                .put("digest", set.digest())
                .put("codes", set.codes())));
  }

  private void tellRisk(UUID door, List<DoorCode> now) {
    var risk = GuessRisk.of(now);
    if (risk.isEmpty()) {
      risky.remove(door);
    } else if (risky.add(door)) {
      var at = workshop.time().wall();
      workshop.record(List.of(news.guessable(door, risk.get(), at)));
    }
  }
}
