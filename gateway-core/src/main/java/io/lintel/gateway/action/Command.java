package io.lintel.gateway.action;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.model.ActionType;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import io.lintel.gateway.model.Origin;
import io.lintel.gateway.time.Stamp;
import io.lintel.spi.Pin;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A command that passed every check that needs the message and the clocks alone.
 *
 * @param deviceId empty for a workspace-wide action
 * @param params canonical JSON; may hold a code, so it is sealed at rest
 * @param code what SIMULATE_KEYPAD_CODE_ENTRY enters
 * @param issuedBy escaped
 * @param notAfter no hardware is touched later: the earlier of time-out and expiry
 * @param deadline until when proof is awaited: receipt plus time-out
 * @param keepUntil how long its id is known
 */
public record Command(
    UUID attemptId,
    ActionType type,
    Optional<UUID> deviceId,
    Bytes params,
    Bytes fingerprint,
    Optional<Pin> code,
    Origin origin,
    String issuedBy,
    Stamp requestedAt,
    Stamp notAfter,
    Stamp deadline,
    Optional<Instant> issuedAt,
    Optional<Instant> expiresAt,
    Stamp keepUntil) {

  /** The parameters to read. */
  public JsonNode parameters() {
    return Json.read(params).orElseGet(Json::object);
  }

  /** The same from elsewhere. */
  Command from(Origin other) {
    return new Command(
        attemptId,
        type,
        deviceId,
        params,
        fingerprint,
        code,
        other,
        issuedBy,
        requestedAt,
        notAfter,
        deadline,
        issuedAt,
        expiresAt,
        keepUntil);
  }
}
