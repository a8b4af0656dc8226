package io.lintel.gateway.config;

import io.lintel.gateway.log.LogPlan;
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

  private static final long BYTES_PER_MIB = 1 << 20;

  /** The least that is logged. */
  public enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }

  /**
   * How to log at a site.
   *
   * @param journal whether standard output is systemd's journal
   */
  public LogPlan plan(SiteConfig site, boolean journal) {
    return new LogPlan(
        Parsers.written(level),
        Optional.of(dir.orElseGet(() -> site.dataDir().resolve("log"))),
        fileMib * BYTES_PER_MIB,
        files,
        site.timeZone(),
        journal);
  }
}
