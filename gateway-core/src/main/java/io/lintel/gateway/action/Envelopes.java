package io.lintel.gateway.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.model.DeliveryClass;
import io.lintel.gateway.model.Draft;
import io.lintel.gateway.model.Identity;
import io.lintel.gateway.model.Json;
import io.lintel.gateway.time.Stamp;
import java.util.Optional;
import java.util.UUID;

/** Attempt envelopes as published: exactly two per attempt, pending and terminal. Pure. */
final class Envelopes {

  private final Identity identity;

  Envelopes(Identity identity) {
    this.identity = identity;
  }

  Draft pending(AttemptView attempt, Stamp now) {
    return draft(attempt, publicObject(attempt, "pending", null, null), Optional.empty(), now);
  }

  Draft ended(AttemptView attempt, Ending ending, Stamp now) {
    return draft(attempt, publicObject(attempt, ending), Optional.of(now), now);
  }

  /** The public object: exactly five keys. */
  ObjectNode publicObject(AttemptView attempt, Ending ending) {
    return switch (ending) {
      case Ending.Success success -> publicObject(attempt, "success", success.result(), null);
      case Ending.Failure failure ->
          publicObject(attempt, "error", null, error(PublishedErrors.of(attempt.type(), failure)));
    };
  }

  private static ObjectNode error(Ending.Failure failure) {
    return Json.object().put("type", failure.type()).put("message", failure.message());
  }

  private static ObjectNode publicObject(
      AttemptView attempt,
      String status,
      @org.jspecify.annotations.Nullable JsonNode result,
      @org.jspecify.annotations.Nullable JsonNode error) {
    return Json.object()
        .put("action_attempt_id", attempt.attemptId().toString())
        .put("action_type", attempt.type())
        .put("status", status)
        .<ObjectNode>set("result", result)
        .set("error", error);
  }

  private Draft draft(
      AttemptView attempt, ObjectNode publicObject, Optional<Stamp> finishedAt, Stamp now) {
    var json = Json.object();
    json.set("action_attempt", publicObject);
    json.put("device_id", attempt.deviceId().map(UUID::toString).orElse(null));
    json.put("gateway_id", identity.gatewayId());
    json.put("workspace_id", identity.workspaceId().toString());
    json.put("origin", attempt.origin().wireName());
    json.put("requested_at", iso(attempt.requestedAt()));
    json.put("started_at", attempt.startedAt().map(Envelopes::iso).orElse(null));
    json.put("finished_at", finishedAt.map(Envelopes::iso).orElse(null));
    json.put("clock", now.trusted() ? "trusted" : "untrusted");
    return new Draft(
        Draft.Kind.ATTEMPT,
        DeliveryClass.COMMAND,
        attempt.attemptId(),
        "attempt/" + attempt.attemptId(),
        Json.write(json),
        now.wall());
  }

  private static String iso(Stamp stamp) {
    return Timestamps.iso(stamp.wall());
  }
}
