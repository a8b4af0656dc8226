package io.lintel.gateway.access.local;

import io.lintel.gateway.access.CardBook;
import io.lintel.gateway.access.CodeBook;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Who may open which guarded door, kept in step with the books of codes and cards. On the loop
 * alone.
 */
final class Rights {

  private final GuessWatch guesses;
  private final CodeBook codes;
  private final CardBook cards;
  private final KeyedHash hash;
  private final Map<UUID, DoorRights> byDoor = new HashMap<>();

  Rights(GuessWatch guesses, CodeBook codes, CardBook cards, KeyedHash hash) {
    this.guesses = guesses;
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
    guesses.judge(door, now);
  }
}
