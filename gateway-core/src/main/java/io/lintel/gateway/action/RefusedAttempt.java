package io.lintel.gateway.action;

import io.lintel.gateway.model.Origin;
import io.lintel.gateway.store.AttemptRow;
import io.lintel.gateway.time.Stamp;
import java.util.Optional;
import java.util.UUID;

/** A command that was refused, as its envelopes and its row show it. */
record RefusedAttempt(Request request, Origin origin, Stamp now) {

  AttemptView view() {
    return new AttemptView(
        request.attemptId(), request.type(), deviceId(), origin, now, Optional.empty());
  }

  AttemptRow row() {
    return new AttemptRow(
        request.attemptId(),
        request.type(),
        deviceId(),
        request.fingerprint(),
        request.canonicalParams(),
        origin,
        Parameters.issuedBy(request),
        AttemptRow.Stage.ERROR,
        now,
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.of(now),
        now.plus(Limits.KEEP_MIN));
  }

  private Optional<UUID> deviceId() {
    return CommandParser.uuid(request.target());
  }
}
