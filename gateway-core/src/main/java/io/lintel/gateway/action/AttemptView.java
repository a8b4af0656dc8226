package io.lintel.gateway.action;

import io.lintel.gateway.model.Origin;
import io.lintel.gateway.time.Stamp;
import java.util.Optional;
import java.util.UUID;

/**
 * An attempt as its envelopes show it.
 *
 * @param type as sent, even where it is none of the 19
 */
record AttemptView(
    UUID attemptId,
    String type,
    Optional<UUID> deviceId,
    Origin origin,
    Stamp requestedAt,
    Optional<Stamp> startedAt) {

  static AttemptView of(Command command, Optional<Stamp> startedAt) {
    return new AttemptView(
        command.attemptId(),
        command.type().name(),
        command.deviceId(),
        command.origin(),
        command.requestedAt(),
        startedAt);
  }
}
