package io.lintel.gateway.access.local;

import io.lintel.gateway.access.CardBook;
import io.lintel.gateway.access.CodeBook;
import io.lintel.gateway.access.DoorCode;
import io.lintel.gateway.action.Workshop;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Who may open which guarded door, kept in step with the books of codes and cards. On the loop
 * alone.
 */
final class Rights {

  private final Workshop workshop;
  private final AccessNews news;
  private final CodeBook codes;
  private final CardBook cards;
  private final KeyedHash hash;
  private final Map<UUID, DoorRights> byDoor = new HashMap<>();
  private final Set<UUID> risky = new HashSet<>();

  Rights(Workshop workshop, AccessNews news, CodeBook codes, CardBook cards, KeyedHash hash) {
    this.workshop = workshop;
    this.news = news;
    this.codes = codes;
    this.cards = cards;
    this.hash = hash;
  }

  /** Takes up all guarded doors, and their changes from now on. */
  void start(Set<UUID> doors) {
    doors.forEach(this::renew);
    codes.onChange(door -> renewIfGuarded(door, doors));
    cards.onChange(door -> renewIfGuarded(door, doors));
  }

  DoorRights of(UUID door) {
    return byDoor.getOrDefault(door, DoorRights.none());
  }

  private void renewIfGuarded(UUID door, Set<UUID> doors) {
    if (doors.contains(door)) {
      renew(door);
    }
  }

  /** Makes a door's index anew from the books. */
  void renew(UUID door) {
    var now = codes.of(door).toList();
    byDoor.put(door, DoorRights.of(door, now, cards.of(door).toList(), hash));
    tellRisk(door, now);
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
