package io.lintel.gateway.store;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.time.Stamp;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How values lie in columns, both ways. */
final class Columns {

  private static final int UUID_BYTES = 16;
  private static final DateTimeFormatter NINE_DIGITS =
      new DateTimeFormatterBuilder().appendInstant(9).toFormatter(Locale.ROOT);

  private Columns() {}

  static byte[] blob(UUID id) {
    return ByteBuffer.allocate(UUID_BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  static UUID uuid(byte[] blob) {
    ByteBuffer buffer = ByteBuffer.wrap(blob);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  /** ISO 8601 with nine digits of fraction, so that texts sort as times do. */
  static String text(Instant instant) {
    return NINE_DIGITS.format(instant);
  }

  /** {@code <T|U> <boot nanos> <wall> <boot id>}. */
  static String text(Stamp stamp) {
    return (stamp.trusted() ? "T " : "U ")
        + stamp.bootNanos()
        + ' '
        + text(stamp.wall())
        + ' '
        + stamp.bootId();
  }

  static Stamp stamp(String text) {
    String[] parts = text.split(" ", 4);
    return new Stamp(
        parts[3], Long.parseLong(parts[1]), Instant.parse(parts[2]), parts[0].equals("T"));
  }

  static @Nullable String instantOrNull(Optional<Instant> value) {
    return value.map(Columns::text).orElse(null);
  }

  static @Nullable String stampOrNull(Optional<Stamp> value) {
    return value.map(Columns::text).orElse(null);
  }

  static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return text(row, column).map(Instant::parse);
  }

  static Optional<Stamp> stamp(ResultSet row, String column) throws SQLException {
    return text(row, column).map(Columns::stamp);
  }

  static Bytes bytes(ResultSet row, String column) throws SQLException {
    return Bytes.of(row.getBytes(column));
  }
}
