package io.lintel.gateway.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import java.util.UUID;

/**
 * A command whose id could be read; nothing else of it was checked.
 *
 * @param attemptId the idempotency key
 * @param target the topic's last level: a device id or {@code gateway}
 * @param body the whole message
 */
record Request(UUID attemptId, String target, ObjectNode body) {

  /** The topic level of what is for the gateway as a whole. */
  static final String GATEWAY = "gateway";

  private static final int TYPE_LENGTH_MAX = 64;

  /** The type as sent, cut to what is kept. */
  String type() {
    var text = body.path("action_type").asText("");
    return text.substring(0, Math.min(text.length(), TYPE_LENGTH_MAX));
  }

  boolean forGateway() {
    return target.equals(GATEWAY);
  }

  JsonNode field(String name) {
    var node = body.path(name);
    return node.isNull() ? MissingNode.getInstance() : node;
  }

  /** What makes a repeat a repeat: type, device and parameters. */
  Bytes fingerprint() {
    return Fingerprint.of(type(), target, canonicalParams());
  }

  Bytes canonicalParams() {
    return Json.canonical(params());
  }

  JsonNode params() {
    var params = field("params");
    return params.isMissingNode() ? Json.object() : params;
  }
}
