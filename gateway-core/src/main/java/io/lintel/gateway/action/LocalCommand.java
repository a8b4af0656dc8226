package io.lintel.gateway.action;

import io.lintel.gateway.model.ActionType;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Inbound;
import io.lintel.gateway.model.Json;
import io.lintel.gateway.model.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A command from the box itself. It takes the way that the platform's commands take, with its times
 * made here.
 *
 * @param deviceId empty for a workspace-wide action
 * @param params a JSON object
 * @param issuedBy for the audit log
 * @param timeout 1 s to 120 s; empty: the type's own
 */
public record LocalCommand(
    UUID attemptId,
    ActionType type,
    Optional<UUID> deviceId,
    Bytes params,
    Origin origin,
    String issuedBy,
    Optional<Duration> timeout) {

  Inbound message(Instant now) {
    var limit = timeout.orElse(type.timeoutDefault());
    var body =
        Json.object()
            .put("action_attempt_id", attemptId.toString())
            .put("action_type", type.name())
            .put("device_id", deviceId.map(UUID::toString).orElse(null))
            .put("issued_at", now.toString())
            .put("expires_at", now.plus(limit).toString())
            .put("timeout_s", limit.toSeconds())
            .put("issued_by", issuedBy);
    Json.read(params).ifPresent(object -> body.set("params", object));
    return new Inbound(
        "command/" + deviceId.map(UUID::toString).orElse(Request.GATEWAY),
        Json.write(body),
        false,
        false,
        false,
        Optional.of(limit),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
