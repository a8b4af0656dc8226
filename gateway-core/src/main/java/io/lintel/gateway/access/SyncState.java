package io.lintel.gateway.access;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the clock could be believed last, over restarts.
 *
 * @param at by the clock itself; by its floor if it could never be
 */
record SyncState(Instant at) {

  static final Duration STALE_AFTER = Duration.ofHours(24);

  /** How far the clock can be believed, if it cannot be now. */
  ClockSense.Trust trust(boolean trusted, Instant earliest) {
    if (trusted) {
      return ClockSense.Trust.SYNCHRONISED;
    }
    return Duration.between(at, earliest).compareTo(STALE_AFTER) < 0
        ? ClockSense.Trust.RECENT
        : ClockSense.Trust.STALE;
  }

  Bytes toJson() {
    return Json.write(Json.object().put("synchronised_at", at.toString()));
  }

  static Optional<SyncState> read(Bytes json) {
    try {
      return Json.read(json)
          .map(kept -> new SyncState(Instant.parse(kept.path("synchronised_at").asText())));
    } catch (DateTimeException notOurs) {
      return Optional.empty();
    }
  }
}
