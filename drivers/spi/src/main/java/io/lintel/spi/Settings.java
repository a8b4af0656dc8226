package io.lintel.spi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A section of the configuration that belongs to a driver: its own under {@code drivers:}, or a
 * device's {@code address:}. Already checked against the descriptor, so a key that is there has the
 * type that the descriptor gives it; asking for another type is a bug. A key for which the
 * descriptor has a default is always there.
 */
public interface Settings {

  Optional<String> text(String key);

  OptionalLong number(String key);

  /** A number that may have decimals. */
  OptionalDouble decimal(String key);

  Optional<Boolean> flag(String key);

  /** Written as {@code 200ms}, {@code 5s}, {@code 2m}. */
  Optional<Duration> duration(String key);

  /** A list of texts; empty when absent. */
  List<String> texts(String key);

  /** A list of whole numbers; empty when absent. */
  List<Long> numbers(String key);

  /** A secret value; never in the clear in a log or an error. */
  Optional<Secret> secret(String key);

  /** A fault that names this key, and the line it stands on, for the installer. */
  Fault problem(String key, String message);
}
