package io.lintel.gateway.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A code that the platform manages, as it is kept.
 *
 * @param deviceId to which it was created
 * @param generated whether the gateway chose the digits
 * @param confirmed what the device was last seen to hold of it
 * @param since when its stage began
 * @param deleting whether it is to go for good
 * @param placements where it is, or may be
 * @param troubles at most one of each kind
 */
public record AccessCode(
    UUID id,
    UUID deviceId,
    Instant createdAt,
    boolean generated,
    Wanted wanted,
    Optional<Wanted> confirmed,
    Stage stage,
    Instant since,
    boolean deleting,
    List<Placement> placements,
    List<Trouble> troubles) {

  public AccessCode {
    placements = List.copyOf(placements);
    troubles = List.copyOf(troubles);
  }

  static AccessCode create(UUID id, UUID deviceId, Instant now, boolean generated, Wanted wanted) {
    return new AccessCode(
        id,
        deviceId,
        now,
        generated,
        wanted,
        Optional.empty(),
        Stage.UNSET,
        now,
        false,
        List.of(),
        List.of());
  }

  AccessCode wanting(Wanted other) {
    return new AccessCode(
        id,
        deviceId,
        createdAt,
        generated,
        other,
        confirmed,
        stage,
        since,
        deleting,
        placements,
        troubles);
  }

  AccessCode confirmed(Optional<Wanted> seen) {
    return new AccessCode(
        id,
        deviceId,
        createdAt,
        generated,
        wanted,
        seen,
        stage,
        since,
        deleting,
        placements,
        troubles);
  }

  AccessCode in(Stage other, Instant now) {
    return other == stage
        ? this
        : new AccessCode(
            id,
            deviceId,
            createdAt,
            generated,
            wanted,
            confirmed,
            other,
            now,
            deleting,
            placements,
            troubles);
  }

  AccessCode toGo() {
    return new AccessCode(
        id,
        deviceId,
        createdAt,
        generated,
        wanted,
        confirmed,
        stage,
        since,
        true,
        placements,
        troubles);
  }

  AccessCode at(List<Placement> places) {
    return new AccessCode(
        id, deviceId, createdAt, generated, wanted, confirmed, stage, since, deleting, places,
        troubles);
  }

  /** Adds a placement, or puts it in the place of the one of the same slot. */
  AccessCode with(Placement placement) {
    return at(Stream.concat(others(placement.slot()), Stream.of(placement)).toList());
  }

  AccessCode without(int slot) {
    return at(others(slot).toList());
  }

  AccessCode with(Trouble trouble) {
    return withTroubles(
        Stream.concat(
                troubles.stream().filter(other -> other.kind() != trouble.kind()),
                Stream.of(trouble))
            .toList());
  }

  AccessCode clearedOf(Predicate<Trouble.Kind> kinds) {
    return withTroubles(troubles.stream().filter(t -> !kinds.test(t.kind())).toList());
  }

  private AccessCode withTroubles(List<Trouble> others) {
    return new AccessCode(
        id,
        deviceId,
        createdAt,
        generated,
        wanted,
        confirmed,
        stage,
        since,
        deleting,
        placements,
        others);
  }

  private Stream<Placement> others(int slot) {
    return placements.stream().filter(p -> p.slot() != slot);
  }

  Optional<Placement> placement(int slot) {
    return placements.stream().filter(p -> p.slot() == slot).findFirst();
  }

  boolean has(Trouble.Kind kind) {
    return troubles.stream().anyMatch(trouble -> trouble.kind() == kind);
  }

  /** Whether it is not tried again until something else has changed. */
  boolean blocked() {
    return troubles.stream().anyMatch(trouble -> trouble.kind().isTerminal());
  }

  /** Whether it, or what was wanted of it before, may be in the device. */
  boolean isLive() {
    return placements.stream().anyMatch(p -> !p.is(Placement.Phase.CLEARING));
  }

  boolean isScheduledOnDevice() {
    return placements.stream().anyMatch(p -> p.is(Placement.Phase.HELD) && p.window().isPresent());
  }
}
