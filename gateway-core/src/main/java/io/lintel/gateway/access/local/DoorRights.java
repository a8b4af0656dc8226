package io.lintel.gateway.access.local;

import io.lintel.gateway.access.CanonicalCard;
import io.lintel.gateway.access.DoorCard;
import io.lintel.gateway.access.DoorCode;
import io.lintel.spi.Pin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Who may open one door, found by keyed hash: no code is in it. Sorted arrays, because they take
 * the least memory and never grow; made anew when the door's codes change.
 */
final class DoorRights {

  private static final DoorRights NONE = new DoorRights(new long[0], new Entitlement[0]);

  private final long[] hashes;
  private final Entitlement[] entitlements;

  private DoorRights(long[] hashes, Entitlement[] entitlements) {
    this.hashes = hashes;
    this.entitlements = entitlements;
  }

  static DoorRights none() {
    return NONE;
  }

  static DoorRights of(UUID door, List<DoorCode> codes, List<DoorCard> cards, KeyedHash hash) {
    var all = new ArrayList<Hashed>(codes.size() + cards.size());
    codes.forEach(code -> all.add(new Hashed(hash.of(door, code.code()), Entitlement.of(code))));
    cards.forEach(card -> all.add(new Hashed(hash.of(door, card.card()), Entitlement.of(card))));
    all.sort(Comparator.comparingLong(Hashed::hash));
    return new DoorRights(
        all.stream().mapToLong(Hashed::hash).toArray(),
        all.stream().map(Hashed::entitlement).toArray(Entitlement[]::new));
  }

  /** All that these digits stand for: the same digits may be given out again for another time. */
  List<Entitlement> find(UUID door, Pin code, KeyedHash hash) {
    return find(hash.of(door, code));
  }

  List<Entitlement> find(UUID door, CanonicalCard card, KeyedHash hash) {
    return find(hash.of(door, card));
  }

  int size() {
    return hashes.length;
  }

  private List<Entitlement> find(long wanted) {
    int at = Arrays.binarySearch(hashes, wanted);
    if (at < 0) {
      return List.of();
    }
    int first = at;
    while (first > 0 && hashes[first - 1] == wanted) {
      first--;
    }
    int end = at + 1;
    while (end < hashes.length && hashes[end] == wanted) {
      end++;
    }
    return Arrays.asList(entitlements).subList(first, end);
  }

  private record Hashed(long hash, Entitlement entitlement) {}
}
