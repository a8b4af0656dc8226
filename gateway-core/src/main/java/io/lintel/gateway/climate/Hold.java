package io.lintel.gateway.climate;

import java.time.Instant;
import java.util.Optional;

/**
 * Something else was set than what the turn says, and stands until the turn changes or its time is
 * over.
 *
 * @param presetKey a preset that was activated by command; empty when a person set it by hand
 * @param over the turn that it stands against; empty when there was none
 * @param endsAt empty until the turn changes
 */
record Hold(Optional<String> presetKey, Optional<Turn> over, Optional<Instant> endsAt) {

  boolean isOver(Optional<Turn> turn, Instant now) {
    return !over.equals(turn) || endsAt.filter(end -> !end.isAfter(now)).isPresent();
  }
}
