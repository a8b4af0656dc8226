package io.lintel.gateway.access;

import io.lintel.gateway.time.CivilTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Times as the platform writes them: ISO 8601 with Z or an offset; without one they are what the
 * clock at the device shows. Pure.
 */
final class CodeTimes {

  private CodeTimes() {}

  /**
   * A start. A time that the clock shows twice is the first of the two.
   *
   * @throws DateTimeException when it is no time
   */
  static Instant start(String text, ZoneId zone) {
    return isLocal(text)
        ? CivilTime.first(LocalDateTime.parse(text), zone)
        : OffsetDateTime.parse(text).toInstant();
  }

  /**
   * An end. A time that the clock shows twice is the second of the two, so that nobody is out too
   * early.
   *
   * @throws DateTimeException when it is no time
   */
  static Instant end(String text, ZoneId zone) {
    if (!isLocal(text)) {
      return OffsetDateTime.parse(text).toInstant();
    }
    var local = LocalDateTime.parse(text);
    var offsets = zone.getRules().getValidOffsets(local);
    return offsets.isEmpty()
        ? CivilTime.first(local, zone)
        : ZonedDateTime.ofLocal(local, zone, offsets.getLast()).toInstant();
  }

  /** The date has hyphens too; what follows the T has none unless it is an offset. */
  private static boolean isLocal(String text) {
    var time = text.substring(text.indexOf('T') + 1);
    return time.indexOf('Z') < 0
        && time.indexOf('z') < 0
        && time.indexOf('+') < 0
        && time.indexOf('-') < 0;
  }
}
