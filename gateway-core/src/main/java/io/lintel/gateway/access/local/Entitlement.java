package io.lintel.gateway.access.local;

import io.lintel.gateway.access.ClockSense.Trust;
import io.lintel.gateway.access.DoorCard;
import io.lintel.gateway.access.DoorCode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Who may open a door when, without what they enter for it. As many of these are in memory as there
 * are codes, so that times are numbers.
 *
 * @param id of the access code or credential
 * @param fromMillis inclusive; the least number: since ever
 * @param untilMillis exclusive; the greatest number: for ever
 */
record Entitlement(UUID id, Kind kind, long fromMillis, long untilMillis) {

  /** What it is entered with. */
  enum Kind {
    CODE,
    /** Opens like a code and raises an event of its own. */
    DURESS_CODE,
    CARD
  }

  /** How it stands at a moment. */
  enum Standing {
    VALID,
    NOT_YET,
    ENDED,
    /** It may have ended, and the clock has been wrong for too long to tell. */
    UNSURE
  }

  static Entitlement of(DoorCode code) {
    var kind = code.duress() ? Kind.DURESS_CODE : Kind.CODE;
    return new Entitlement(code.accessCodeId(), kind, from(code.startsAt()), until(code.endsAt()));
  }

  static Entitlement of(DoorCard card) {
    return new Entitlement(
        card.credentialId(), Kind.CARD, from(card.startsAt()), until(card.endsAt()));
  }

  /**
   * What counts now. With an untrusted clock, what ended by the earliest that it can be is dead for
   * certain, and what starts later waits.
   *
   * @param denyStale whether one that has an end is refused once the clock is stale
   */
  Standing at(Moment now, boolean denyStale) {
    long millis = now.earliest().toEpochMilli();
    if (millis >= untilMillis) {
      return Standing.ENDED;
    }
    if (millis < fromMillis) {
      return Standing.NOT_YET;
    }
    boolean ends = untilMillis != Long.MAX_VALUE;
    return ends && denyStale && now.trust() == Trust.STALE ? Standing.UNSURE : Standing.VALID;
  }

  boolean isDuress() {
    return kind == Kind.DURESS_CODE;
  }

  private static long from(Optional<Instant> startsAt) {
    return startsAt.map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
  }

  private static long until(Optional<Instant> endsAt) {
    return endsAt.map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
  }
}
