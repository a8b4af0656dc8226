package io.lintel.gateway.credential;

import io.lintel.spi.CardNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A credential or access method as the box knows it.
 *
 * @param owner whose it is, and in which system
 * @param startsAt inclusive; empty: it counts already
 * @param endsAt exclusive; empty: it has no end
 * @param number as door readers tell it, where it has one of its own
 * @param doors the devices that it opens
 * @param issued once it was put on a card
 * @param isDeleted it opens nothing and is not encoded any more
 */
record Credential(
    Kind kind,
    UUID id,
    String displayName,
    Instant createdAt,
    Owner owner,
    Optional<Instant> startsAt,
    Optional<Instant> endsAt,
    Optional<CardNumber> number,
    List<UUID> doors,
    Optional<Issue> issued,
    boolean isDeleted) {

  Credential {
    doors = List.copyOf(doors);
  }

  /**
   * Where it belongs.
   *
   * @param systemId the access control system; empty: this gateway's own
   * @param userId of the system's user
   * @param grantIds of an access method
   */
  record Owner(Optional<UUID> systemId, Optional<UUID> userId, List<UUID> grantIds) {
    Owner {
      grantIds = List.copyOf(grantIds);
    }
  }

  /**
   * That it was put on a card.
   *
   * @param card its identifier; empty once the card carries another credential
   */
  record Issue(Instant at, Optional<CardNumber> card) {}

  boolean isOn(CardNumber card) {
    return issued.flatMap(Issue::card).equals(Optional.of(card));
  }

  Credential issued(Instant at, CardNumber card) {
    return with(Optional.of(new Issue(at, Optional.of(card))));
  }

  /** Its card was written with another credential. */
  Credential withoutCard() {
    return with(issued.map(issue -> new Issue(issue.at(), Optional.empty())));
  }

  /** What the platform wants now; what happened here stays. */
  Credential updatedBy(Credential wanted) {
    return wanted.with(createdAt, issued.isPresent() ? issued : wanted.issued, wanted.isDeleted);
  }

  /** The same by the record of a command, which may have been sent before a revocation. */
  Credential amendedBy(Credential given) {
    var updated = updatedBy(given);
    return updated.with(createdAt, updated.issued, isDeleted || given.isDeleted);
  }

  private Credential with(Optional<Issue> issue) {
    return with(createdAt, issue, isDeleted);
  }

  private Credential with(Instant created, Optional<Issue> issue, boolean deleted) {
    return new Credential(
        kind, id, displayName, created, owner, startsAt, endsAt, number, doors, issue, deleted);
  }
}
