package io.lintel.gateway.credential;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.action.Command;
import io.lintel.gateway.model.ActionType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What an encoding is of.
 *
 * @param given the record that came with the command
 */
record Subject(Kind kind, UUID id, Optional<Credential> given) {

  /** Reads it of the command's parameters. */
  static Subject of(Command command, Instant now) throws BadCredential {
    var params = command.parameters();
    sameEncoder(command, params);
    var kind = kind(command.type(), params);
    var record = params.path(kind.wireName());
    Optional<Credential> given =
        record.isMissingNode()
            ? Optional.empty()
            : Optional.of(CredentialJson.read(kind, record, now));
    var id = CredentialJson.uuid(params, kind.idField()).or(() -> given.map(Credential::id));
    if (id.isEmpty()) {
      throw new BadCredential("params." + kind.idField() + " is missing");
    }
    if (given.filter(one -> !one.id().equals(id.get())).isPresent()) {
      throw new BadCredential(
          "params." + kind.wireName() + " is another one than params." + kind.idField());
    }
    return new Subject(kind, id.get(), given);
  }

  /** The encoder is the device. */
  static void sameEncoder(Command command, JsonNode params) throws BadCredential {
    var encoder = CredentialJson.uuid(params, "acs_encoder_id");
    if (encoder.isPresent() && !encoder.equals(command.deviceId())) {
      throw new BadCredential("params.acs_encoder_id must be the device_id of the encoder");
    }
  }

  private static Kind kind(ActionType type, JsonNode params) throws BadCredential {
    boolean method = params.has("access_method_id") || params.has("access_method");
    boolean credential = params.has("acs_credential_id") || params.has("acs_credential");
    if (method && credential) {
      throw new BadCredential("params must name an acs_credential or an access_method, not both");
    }
    return method || type == ActionType.ENCODE_ACCESS_METHOD
        ? Kind.ACCESS_METHOD
        : Kind.ACS_CREDENTIAL;
  }
}
