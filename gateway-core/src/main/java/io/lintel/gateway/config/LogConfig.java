package io.lintel.gateway.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The {@code log:} section.
 *
 * @param level the least that is logged
 * @param dir where the files go; {@code log} in the data folder unless set
 * @param fileMib a file is closed at this size in MiB, 1..100
 * @param files how many are kept, 1..100
 */
public record LogConfig(Level level, Optional<Path> dir, int fileMib, int files) {

  /** The least that is logged. */
  public enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }
}
