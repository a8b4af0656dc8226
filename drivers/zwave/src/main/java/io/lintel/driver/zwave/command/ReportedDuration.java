package io.lintel.driver.zwave.command;

import java.time.Duration;
import java.util.Optional;

/** The duration byte of reports. */
final class ReportedDuration {
  private static final int LAST_SECONDS = 0x7F;
  private static final int LAST_MINUTES = 0xFD;

  /** 0..0x7F seconds, 0x80..0xFD = 1..126 minutes, 0xFE unknown, 0xFF reserved. */
  static Optional<Duration> of(int code) {
    if (code <= LAST_SECONDS) {
      return Optional.of(Duration.ofSeconds(code));
    }
    return code <= LAST_MINUTES
        ? Optional.of(Duration.ofMinutes(code - LAST_SECONDS))
        : Optional.empty();
  }

  private ReportedDuration() {}
}
