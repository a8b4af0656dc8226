package io.lintel.gateway.access.local;

import io.lintel.gateway.access.DoorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What docs/access.md promises of an entry, worked out the slow way: every code is looked at, time
 * is what went by in the house, and where the page leaves a clock without trust some room, every
 * answer within it is allowed.
 */
final class DoorOracle {

  private static final Duration DAY = Duration.ofHours(24);

  /** The clock is looked at every minute, and what was seen is kept every hour. */
  private static final Duration LOOK = Duration.ofMinutes(1);

  private static final Duration KEPT = Duration.ofMinutes(61);

  private final int wrongAllowed;
  private final boolean deny;
  private final Map<UUID, Tries> keypads = new HashMap<>();
  private Optional<Doubt> doubt = Optional.empty();
  private Optional<Instant> keptBeforeTrouble = Optional.empty();

  DoorOracle(int wrongAllowed, boolean deny) {
    this.wrongAllowed = wrongAllowed;
    this.deny = deny;
  }

  /** What comes of an entry, and whose it is. */
  record Answer(String what, Optional<UUID> who, boolean duress) {}

  /** Someone's right to a door: a code or a card, whatever it was entered with. */
  record Right(UUID id, Optional<Instant> from, Optional<Instant> until, boolean duress) {

    static Right of(DoorCode code) {
      return new Right(code.accessCodeId(), code.startsAt(), code.endsAt(), code.duress());
    }
  }

  /** Unknown codes in a row. */
  private record Tries(int wrong, Instant last, boolean lastTrusted) {}

  /**
   * Since nobody knows the time.
   *
   * @param lost when it was known last
   * @param kept at least so late a time of knowing it was kept
   * @param leastCounted so much time since then is known to have passed
   * @param mostCounted no more than this is known to have passed
   * @param asOf the two were worked out then; more has passed since
   */
  private record Doubt(
      Instant lost, Instant kept, Duration leastCounted, Duration mostCounted, Instant asOf) {

    Instant least(Instant real) {
      return lost.plus(leastCounted).plus(Duration.between(asOf, real));
    }

    Instant most(Instant real) {
      return lost.plus(mostCounted).plus(Duration.between(asOf, real));
    }
  }

  /** What was kept of the clock until then is all that a restart will find. */
  void storageFails(Instant real) {
    keptBeforeTrouble = Optional.of(doubt.map(Doubt::kept).orElse(real.minus(KEPT)));
  }

  void storageWorks() {
    keptBeforeTrouble = Optional.empty();
  }

  void clockIsLost(Instant real) {
    doubt = Optional.of(new Doubt(real, real.minus(KEPT), LOOK.negated(), Duration.ZERO, real));
  }

  void clockIsSet() {
    doubt = Optional.empty();
  }

  boolean trusts() {
    return doubt.isEmpty();
  }

  /**
   * The time without power is counted by a clock that can be believed alone.
   *
   * @param written until when the storage took what was given to it
   */
  void powerWasOff(Instant before, Instant after, Instant written) {
    doubt =
        doubt.map(
            now ->
                new Doubt(
                    now.lost,
                    now.kept,
                    Duration.between(now.lost, now.least(written)).minus(KEPT),
                    Duration.between(now.lost, now.most(before)),
                    after));
    keypads.replaceAll(
        (keypad, tries) ->
            tries.lastTrusted && trusts() ? tries : new Tries(tries.wrong, after, trusts()));
    restarted(after);
  }

  void restarted(Instant real) {
    var kept = keptBeforeTrouble.orElse(real);
    doubt =
        doubt.map(
            now ->
                new Doubt(
                    now.lost,
                    now.kept.isBefore(kept) ? now.kept : kept,
                    now.leastCounted,
                    now.mostCounted,
                    now.asOf));
    List.copyOf(keypads.keySet()).forEach(keypad -> forgive(keypad, real));
  }

  /** All that digits may lead to; more than one thing only where the time is in doubt. */
  Set<Answer> entered(UUID keypad, List<Right> found, Instant real) {
    var possible = judged(found, real);
    forgive(keypad, real);
    if (isBlocked(keypad, real)) {
      var refused = new LinkedHashSet<Answer>();
      possible.forEach(
          would ->
              refused.add(
                  new Answer(
                      "too_many_attempts",
                      would.who().filter(who -> would.duress()),
                      would.duress())));
      return refused;
    }
    if (found.isEmpty()) {
      var tries = tries(keypad);
      keypads.put(keypad, new Tries(tries.wrong + 1, real, trusts()));
    }
    return possible;
  }

  Set<Answer> showed(boolean readable, List<Right> found, Instant real) {
    return readable
        ? judged(found, real)
        : Set.of(new Answer("credential_error", Optional.empty(), false));
  }

  /** A right code forgives. */
  void opened(UUID keypad) {
    keypads.remove(keypad);
  }

  private boolean isBlocked(UUID keypad, Instant real) {
    var tries = tries(keypad);
    if (tries.wrong < wrongAllowed) {
      return false;
    }
    var seconds = 10L;
    for (int more = tries.wrong - wrongAllowed; more > 0 && seconds < 300; more--) {
      seconds = Math.min(300, 2 * seconds);
    }
    return real.isBefore(tries.last.plusSeconds(seconds));
  }

  /** An hour without a wrong one. */
  private void forgive(UUID keypad, Instant real) {
    var limit = real.minus(Duration.ofHours(1));
    keypads.computeIfPresent(keypad, (id, tries) -> tries.last.isAfter(limit) ? tries : null);
  }

  private Tries tries(UUID keypad) {
    return keypads.getOrDefault(keypad, new Tries(0, Instant.MIN, true));
  }

  private Set<Answer> judged(List<Right> found, Instant real) {
    var answers = new LinkedHashSet<Answer>();
    for (var at : times(real)) {
      for (boolean stale : stales(real)) {
        answers.addAll(judged(found, at, stale));
      }
    }
    return answers;
  }

  /** From the least to the most that it can be, closer together than anyone's times. */
  private List<Instant> times(Instant real) {
    var from = doubt.map(now -> now.least(real)).orElse(real);
    var to = doubt.map(now -> now.most(real)).orElse(real);
    var between = Stream.iterate(from, at -> at.isBefore(to), at -> at.plus(Duration.ofHours(1)));
    return Stream.concat(between, Stream.of(to)).toList();
  }

  private Set<Boolean> stales(Instant real) {
    var possible = new LinkedHashSet<Boolean>();
    doubt.ifPresentOrElse(
        now -> {
          if (now.least(real).isBefore(now.lost.plus(DAY))) {
            possible.add(false);
          }
          if (!now.most(real).isBefore(now.kept.plus(DAY))) {
            possible.add(true);
          }
        },
        () -> possible.add(false));
    return possible;
  }

  private Set<Answer> judged(List<Right> found, Instant at, boolean stale) {
    if (found.isEmpty()) {
      return Set.of(new Answer("unknown_code", Optional.empty(), false));
    }
    var answers = new LinkedHashSet<Answer>();
    for (var right : found) {
      boolean begun = right.from.isEmpty() || !at.isBefore(right.from.get());
      boolean over = right.until.isPresent() && !at.isBefore(right.until.get());
      boolean unsure = right.until.isPresent() && stale && deny;
      if (begun && !over && !unsure) {
        return Set.of(new Answer("opens", Optional.of(right.id), right.duress));
      }
      answers.add(new Answer("expired_code", Optional.of(right.id), false));
    }
    return answers;
  }
}
