package io.lintel.gateway.credential;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Times as published: ISO 8601 UTC with Z and milliseconds. */
final class Iso {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:01Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private Iso() {}

  static String text(Instant at) {
    return FORMAT.format(at);
  }

  /** Empty when it is no time, or one that no card could hold. */
  static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant())
          .filter(at -> !at.isBefore(EARLIEST) && at.isBefore(END));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
