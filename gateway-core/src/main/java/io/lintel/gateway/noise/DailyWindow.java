package io.lintel.gateway.noise;

import io.lintel.gateway.time.CivilTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * When a threshold counts, each day.
 *
 * @param startsAt inclusive
 * @param endsAt exclusive; at or before the start it is on the next day, so that equal times are a
 *     whole day
 */
record DailyWindow(LocalTime startsAt, LocalTime endsAt, ZoneId zone) {

  private static final int DAY_SECONDS = 24 * 60 * 60;

  boolean contains(Instant now) {
    return around(now).anyMatch(span -> span.contains(now));
  }

  /** The next instant at which it begins or ends. */
  Instant boundaryAfter(Instant now) {
    return around(now)
        .flatMap(span -> Stream.of(span.from, span.to))
        .filter(boundary -> boundary.isAfter(now))
        .min(Instant::compareTo)
        .orElseThrow();
  }

  /** Whether there is a time of day at which both count. In one zone alone. */
  boolean overlaps(DailyWindow other) {
    return isWithin(other.startsAt.toSecondOfDay()) || other.isWithin(startsAt.toSecondOfDay());
  }

  private boolean isWithin(int secondOfDay) {
    int start = startsAt.toSecondOfDay();
    return Math.floorMod(secondOfDay - start, DAY_SECONDS) < lengthSeconds();
  }

  private int lengthSeconds() {
    int length = Math.floorMod(endsAt.toSecondOfDay() - startsAt.toSecondOfDay(), DAY_SECONDS);
    return length == 0 ? DAY_SECONDS : length;
  }

  /** A zone may skip a whole day: more days than two are looked at. */
  private Stream<Span> around(Instant now) {
    var today = now.atZone(zone).toLocalDate();
    return Stream.of(-2, -1, 0, 1, 2).map(today::plusDays).map(this::on).filter(Span::isReal);
  }

  private Span on(LocalDate date) {
    var lastDate = endsAt.isAfter(startsAt) ? date : date.plusDays(1);
    return new Span(
        CivilTime.first(date.atTime(startsAt), zone),
        CivilTime.first(lastDate.atTime(endsAt), zone));
  }

  private record Span(Instant from, Instant to) {

    /** One that the clock skips is none. */
    boolean isReal() {
      return from.isBefore(to);
    }

    boolean contains(Instant instant) {
      return !instant.isBefore(from) && instant.isBefore(to);
    }
  }

  /** As published: start and end. */
  List<String> texts() {
    return List.of(DailyTime.text(startsAt, zone), DailyTime.text(endsAt, zone));
  }
}
