package io.lintel.gateway.log;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tinylog.Level;
import org.tinylog.core.LogEntry;

/** Log entries for tests. */
final class Entries {

  private Entries() {}

  static LogEntry staff(Instant at, Level level, String message) {
    return entry(at, StaffLog.TAG, level, "io.lintel.gateway.log.StaffLog", message, null);
  }

  static LogEntry of(
      Instant at, Level level, String className, String message, @Nullable Throwable thrown) {
    return entry(at, null, level, className, message, thrown);
  }

  @SuppressWarnings("NullAway") // tinylog passes null for what an entry does not have
  private static LogEntry entry(
      Instant at,
      @Nullable String tag,
      Level level,
      String className,
      String message,
      @Nullable Throwable thrown) {
    return new LogEntry(
        new At(at),
        Thread.currentThread(),
        Map.of(),
        className,
        "m",
        "F.java",
        1,
        tag,
        level,
        message,
        thrown);
  }

  private record At(Instant instant) implements org.tinylog.runtime.Timestamp {

    @Override
    public Date toDate() {
      return Date.from(instant);
    }

    @Override
    public Instant toInstant() {
      return instant;
    }

    @Override
    public java.sql.Timestamp toSqlTimestamp() {
      return java.sql.Timestamp.from(instant);
    }

    @Override
    public long calcDifferenceInNanoseconds(org.tinylog.runtime.Timestamp other) {
      return Duration.between(other.toInstant(), instant).toNanos();
    }
  }
}
