package io.lintel.gateway.credential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.model.Identity;
import io.lintel.gateway.model.Json;
import java.util.UUID;

/** Credentials as published. Pure. */
final class CredentialObject {

  private final Identity identity;

  CredentialObject(Identity identity) {
    this.identity = identity;
  }

  /** The published {@code acs_credential}; an access method shows under its own id. */
  ObjectNode acsCredential(Credential credential) {
    var json =
        Json.object()
            .put("acs_credential_id", credential.id().toString())
            .put("access_method", "card")
            .put("acs_system_id", systemId(credential).toString())
            .put("connected_account_id", identity.connectedAccountId().toString())
            .put("workspace_id", identity.workspaceId().toString())
            .put("created_at", Iso.text(credential.createdAt()))
            .put("display_name", credential.displayName())
            .put("is_managed", true);
    credential.owner().userId().ifPresent(id -> json.put("acs_user_id", id.toString()));
    credential.startsAt().ifPresent(at -> json.put("starts_at", Iso.text(at)));
    credential.endsAt().ifPresent(at -> json.put("ends_at", Iso.text(at)));
    putIssue(json, credential);
    json.put(
        "card_number",
        credential.issued().flatMap(Credential.Issue::card).map(NumberJson::text).orElse(null));
    json.putArray("errors");
    json.putArray("warnings");
    return json;
  }

  /** The published {@code access_method}. */
  ObjectNode accessMethod(Credential credential) {
    var json =
        Json.object()
            .put("access_method_id", credential.id().toString())
            .put("created_at", Iso.text(credential.createdAt()))
            .put("display_name", credential.displayName())
            .put("mode", "card")
            .put("workspace_id", identity.workspaceId().toString())
            .put("is_encoding_required", credential.issued().isEmpty());
    putIssue(json, credential);
    json.putArray("errors");
    json.putArray("warnings");
    json.putArray("pending_mutations");
    return json;
  }

  UUID systemId(Credential credential) {
    return credential.owner().systemId().orElse(identity.connectedAccountId());
  }

  private static void putIssue(ObjectNode json, Credential credential) {
    json.put("is_issued", credential.issued().isPresent());
    json.put("issued_at", credential.issued().map(issue -> Iso.text(issue.at())).orElse(null));
  }
}
