package io.lintel.gateway.access;

import io.lintel.spi.Pin;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the platform wants of a code.
 *
 * @param startsAt inclusive; empty: at once
 * @param endsAt exclusive; empty: for good
 * @param externalAllowed whether a change made at the lock is honoured instead of undone
 * @param nativePreferred whether a device that can is to watch the times itself
 * @param duress opens and raises an alarm; only where the gateway decides itself
 */
public record Wanted(
    Optional<String> name,
    Pin pin,
    Optional<Instant> startsAt,
    Optional<Instant> endsAt,
    boolean externalAllowed,
    boolean nativePreferred,
    boolean duress) {

  /** Whether it has a start or an end. */
  boolean isTimeBound() {
    return startsAt.isPresent() || endsAt.isPresent();
  }

  boolean sameTimes(Wanted other) {
    return startsAt.equals(other.startsAt) && endsAt.equals(other.endsAt);
  }

  boolean endedBy(Instant at) {
    return endsAt.isPresent() && !endsAt.get().isAfter(at);
  }

  /** Whether there may be an instant at which both count, one having been loaded early. */
  boolean overlaps(Wanted other, Duration early) {
    return before(startsAt.map(start -> start.minus(early)), other.endsAt)
        && before(other.startsAt.map(start -> start.minus(early)), endsAt);
  }

  private static boolean before(Optional<Instant> start, Optional<Instant> end) {
    return start.isEmpty() || end.isEmpty() || start.get().isBefore(end.get());
  }
}
