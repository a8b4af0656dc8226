package io.lintel.gateway.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** What the clock on the wall of a zone shows, as instants. Pure. */
public final class CivilTime {

  private CivilTime() {}

  /**
   * The first instant at which the clock shows this time or, where it skips it, a later one. So
   * daily times that follow each other still do in the nights when the clock is changed: none
   * overlap, and no gap opens between them.
   */
  public static Instant first(LocalDateTime local, ZoneId zone) {
    var transition = zone.getRules().getTransition(local);
    return transition != null && transition.isGap()
        ? transition.getInstant()
        : ZonedDateTime.ofLocal(local, zone, null).toInstant();
  }
}
