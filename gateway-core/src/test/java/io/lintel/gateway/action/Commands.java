package io.lintel.gateway.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.model.Inbound;
import io.lintel.gateway.model.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Commands as a platform sends them. */
public final class Commands {

  private Commands() {}

  public static ObjectNode body(UUID id, String type, UUID deviceId, Instant now, Duration expiry) {
    return Json.object()
        .put("action_attempt_id", id.toString())
        .put("action_type", type)
        .put("device_id", deviceId.toString())
        .put("issued_at", now.toString())
        .put("expires_at", now.plus(expiry).toString());
  }

  public static Inbound message(ObjectNode body) {
    return message(body, body.path("device_id").asText("gateway"));
  }

  public static Inbound message(ObjectNode body, String target) {
    return new Inbound(
        "lintel/v1/gw/command/" + target,
        Json.write(body),
        false,
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
