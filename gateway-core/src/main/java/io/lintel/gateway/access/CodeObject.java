package io.lintel.gateway.access;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.model.Json;
import java.util.UUID;

/**
 * The published {@code access_code} object.
 *
 * @param workspaceId to which all codes of this gateway belong
 * @param pins how digits leave the gateway
 */
record CodeObject(UUID workspaceId, PinText pins) {

  /**
   * The object at present.
   *
   * @param reveal to the one who must learn the digits that the gateway chose
   */
  ObjectNode of(AccessCode code, Holder holder, Now now, boolean offline, boolean reveal) {
    var wanted = code.wanted();
    var shown = reveal ? new PinText(true) : pins;
    var json =
        Json.object()
            .put("access_code_id", code.id().toString())
            .put("workspace_id", workspaceId.toString())
            .put("device_id", code.deviceId().toString())
            .put("name", wanted.name().orElse(null))
            .put("code", shown.nullable(wanted.pin()))
            .put("type", wanted.isTimeBound() ? "time_bound" : "ongoing")
            .put("status", status(code, offline))
            .put("created_at", Iso.text(code.createdAt()))
            .put("starts_at", Iso.orNull(wanted.startsAt()))
            .put("ends_at", Iso.orNull(wanted.endsAt()))
            .put("common_code_key", (String) null);
    flags(json, code);
    json.set("pending_mutations", array(Mutations.pending(code, holder, now, pins)));
    json.set("errors", array(Troubles.errors(code)));
    json.set("warnings", array(Troubles.warnings(code)));
    return json;
  }

  private static void flags(ObjectNode json, AccessCode code) {
    json.put("is_managed", true)
        .put("is_scheduled_on_device", code.isScheduledOnDevice())
        .put("is_waiting_for_code_assignment", false)
        .put("is_external_modification_allowed", code.wanted().externalAllowed())
        .put("is_offline_access_code", false)
        .put("is_one_time_use", false)
        .put("is_backup", false)
        .put("is_backup_access_code_available", false);
  }

  /** What was set is not known to be so while the device does not answer. */
  private static String status(AccessCode code, boolean offline) {
    return offline && code.stage() == Stage.SET ? "unknown" : code.stage().wireName();
  }

  private static ArrayNode array(Iterable<ObjectNode> items) {
    var array = Json.array();
    items.forEach(array::add);
    return array;
  }
}
