package io.lintel.gateway.access;

import io.lintel.spi.Pin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A guest of the year as the platform knows them. */
final class YearGuest {

  final UUID id;
  Wanted wanted;
  Instant changedAt;
  Optional<Instant> deletedAt = Optional.empty();
  final List<Wanted> before = new ArrayList<>();

  YearGuest(UUID id, Wanted wanted, Instant now) {
    this.id = id;
    this.wanted = wanted;
    this.changedAt = now;
  }

  Instant start() {
    return wanted.startsAt().orElseThrow();
  }

  Instant end() {
    return wanted.endsAt().orElseThrow();
  }

  String digits() {
    return wanted.pin().reveal();
  }

  /** An hour before any start that they ever had. */
  Instant earliest() {
    var first = start();
    for (var was : before) {
      var other = was.startsAt().orElseThrow();
      first = other.isBefore(first) ? other : first;
    }
    return first.minusSeconds(3_600);
  }

  Instant latest() {
    return deletedAt.filter(end()::isAfter).orElse(end());
  }

  boolean mayHave(Pin pin) {
    return wanted.pin().equals(pin) || before.stream().anyMatch(was -> was.pin().equals(pin));
  }
}
