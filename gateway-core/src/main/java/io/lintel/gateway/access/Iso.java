package io.lintel.gateway.access;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as published: ISO 8601 UTC with Z and milliseconds. */
final class Iso {

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Iso() {}

  static String text(Instant instant) {
    return FORMAT.format(instant);
  }

  static @Nullable String orNull(Optional<Instant> instant) {
    return instant.map(Iso::text).orElse(null);
  }
}
