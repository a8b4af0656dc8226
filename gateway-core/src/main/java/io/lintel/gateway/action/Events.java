package io.lintel.gateway.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.log.Text;
import io.lintel.gateway.model.ActionType;
import io.lintel.gateway.model.DeliveryClass;
import io.lintel.gateway.model.Draft;
import io.lintel.gateway.model.Identity;
import io.lintel.gateway.model.Json;
import io.lintel.gateway.time.Stamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Events as published. Each gets its id here, once: what is repeated later repeats the bytes. */
final class Events {

  /** Of a text that a driver or a broker said. */
  private static final int TEXT_LENGTH_MAX = 1_024;

  private final Identity identity;
  private final Supplier<UUID> ids;

  Events(Identity identity, Supplier<UUID> ids) {
    this.identity = identity;
    this.ids = ids;
  }

  /** The four {@code action_attempt.*} events; other types have none. */
  Optional<Draft> attemptEnded(AttemptView attempt, Ending ending, Stamp now) {
    return ActionType.of(attempt.type())
        .filter(ActionType::movesDoor)
        .map(type -> attemptEvent(type, attempt, ending, now));
  }

  /** Something at a device, in published or {@code gateway.} words. */
  Draft ofDevice(
      String type,
      DeliveryClass deliveryClass,
      UUID deviceId,
      Instant occurredAt,
      Stamp now,
      Map<String, Object> fields) {
    var json = base(type, occurredAt, now);
    putDevice(json, deviceId);
    return draft(json, type, deliveryClass, deviceId, deviceId.toString(), fields, now);
  }

  /** Something of the gateway's own. */
  Draft ofGateway(String type, DeliveryClass deliveryClass, Stamp now, Map<String, Object> fields) {
    var json = base(type, now.wall(), now);
    json.put("device_id", (String) null);
    json.put("connected_account_id", identity.connectedAccountId().toString());
    return draft(
        json, type, deliveryClass, identity.connectedAccountId(), Request.GATEWAY, fields, now);
  }

  private Draft attemptEvent(ActionType type, AttemptView attempt, Ending ending, Stamp now) {
    boolean success = ending instanceof Ending.Success;
    var name =
        "action_attempt.%s.%s"
            .formatted(type.name().toLowerCase(Locale.ROOT), success ? "succeeded" : "failed");
    var json = base(name, now.wall(), now);
    attempt.deviceId().ifPresent(device -> putDevice(json, device));
    var level = attempt.deviceId().map(UUID::toString).orElse(Request.GATEWAY);
    return draft(
        json,
        name,
        DeliveryClass.COMMAND,
        attempt.deviceId().orElse(identity.connectedAccountId()),
        level,
        Map.of(
            "action_attempt_id", attempt.attemptId().toString(),
            "action_type", attempt.type(),
            "status", success ? "success" : "error"),
        now);
  }

  private ObjectNode base(String type, Instant occurredAt, Stamp now) {
    var created = occurredAt.isAfter(now.wall()) ? occurredAt : now.wall();
    return Json.object()
        .put("event_id", ids.get().toString())
        .put("event_type", type)
        .put("workspace_id", identity.workspaceId().toString())
        .put("created_at", Timestamps.iso(created))
        .put("occurred_at", Timestamps.iso(occurredAt));
  }

  private void putDevice(ObjectNode json, UUID deviceId) {
    json.put("device_id", deviceId.toString());
    json.put("connected_account_id", identity.connectedAccountId().toString());
  }

  private Draft draft(
      ObjectNode json,
      String type,
      DeliveryClass deliveryClass,
      UUID subject,
      String lastLevel,
      Map<String, Object> fields,
      Stamp now) {
    fields.forEach((name, value) -> json.set(name, Json.tree(fit(value))));
    json.put("gateway_id", identity.gatewayId());
    json.put("clock", now.trusted() ? "trusted" : "untrusted");
    return new Draft(
        Draft.Kind.EVENT,
        deliveryClass,
        subject,
        "event/" + type + "/" + lastLevel,
        Json.write(json),
        now.wall());
  }

  private static Object fit(Object value) {
    return value instanceof String text ? Text.clean(text, TEXT_LENGTH_MAX) : value;
  }
}
