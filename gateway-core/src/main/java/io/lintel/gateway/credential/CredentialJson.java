package io.lintel.gateway.credential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.log.Text;
import io.lintel.gateway.model.Json;
import io.lintel.spi.CardNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A credential as JSON: in {@code params}, in an import, and in the store. The published fields,
 * and the gateway's own beside them (docs/credentials.md).
 */
final class CredentialJson {

  private static final int NAME_LENGTH_MAX = 100;

  /** What fits into one command with the rest of it. */
  private static final int DOORS_MAX = 256;

  private CredentialJson() {}

  /**
   * Reads one.
   *
   * @param now counts where no {@code created_at} is given
   */
  static Credential read(Kind kind, JsonNode json, Instant now) throws BadCredential {
    if (!json.isObject()) {
      throw new BadCredential(kind.wireName() + " must be an object");
    }
    var id =
        uuid(json, kind.idField())
            .orElseThrow(() -> new BadCredential(kind.idField() + " is missing"));
    return new Credential(
        kind,
        id,
        name(json).orElse(kind == Kind.ACS_CREDENTIAL ? "Card" : "Card access"),
        instant(json, "created_at").orElse(now),
        owner(json),
        instant(json, "starts_at"),
        instant(json, "ends_at"),
        NumberJson.number(json),
        uuids(json, "device_ids"),
        issue(json, now),
        flag(json, "is_deleted"));
  }

  static ObjectNode write(Credential credential) {
    var json = Json.object();
    json.put(credential.kind().idField(), credential.id().toString());
    json.put("display_name", credential.displayName());
    json.put("created_at", Iso.text(credential.createdAt()));
    credential.owner().systemId().ifPresent(id -> json.put("acs_system_id", id.toString()));
    credential.owner().userId().ifPresent(id -> json.put("acs_user_id", id.toString()));
    put(json, "access_grant_ids", credential.owner().grantIds());
    credential.startsAt().ifPresent(at -> json.put("starts_at", Iso.text(at)));
    credential.endsAt().ifPresent(at -> json.put("ends_at", Iso.text(at)));
    credential.number().ifPresent(number -> NumberJson.put(json, number));
    put(json, "device_ids", credential.doors());
    json.put("is_issued", credential.issued().isPresent());
    credential.issued().ifPresent(issue -> json.put("issued_at", Iso.text(issue.at())));
    credential
        .issued()
        .flatMap(Credential.Issue::card)
        .ifPresent(card -> json.put("card_number", NumberJson.text(card)));
    return json.put("is_deleted", credential.isDeleted());
  }

  private static Credential.Owner owner(JsonNode json) throws BadCredential {
    return new Credential.Owner(
        uuid(json, "acs_system_id"), uuid(json, "acs_user_id"), uuids(json, "access_grant_ids"));
  }

  private static Optional<Credential.Issue> issue(JsonNode json, Instant now) throws BadCredential {
    if (!flag(json, "is_issued")) {
      return Optional.empty();
    }
    Optional<CardNumber> card = NumberJson.card(json);
    return Optional.of(new Credential.Issue(instant(json, "issued_at").orElse(now), card));
  }

  private static Optional<String> name(JsonNode json) {
    return text(json, "display_name")
        .map(name -> Text.clean(name, NAME_LENGTH_MAX))
        .filter(name -> !name.isBlank());
  }

  private static Optional<Instant> instant(JsonNode json, String field) throws BadCredential {
    var text = text(json, field);
    var at = text.flatMap(Iso::instant);
    if (text.isPresent() && at.isEmpty()) {
      throw new BadCredential(field + " is not an ISO 8601 time with an offset, after 1970");
    }
    return at;
  }

  private static boolean flag(JsonNode json, String field) throws BadCredential {
    var value = json.path(field);
    if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
      throw new BadCredential(field + " must be true or false");
    }
    return value.booleanValue();
  }

  static Optional<UUID> uuid(JsonNode json, String field) throws BadCredential {
    var value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    return Optional.of(parsed(value, field));
  }

  private static List<UUID> uuids(JsonNode json, String field) throws BadCredential {
    var list = json.path(field);
    if (list.size() > DOORS_MAX || !(list.isMissingNode() || list.isNull() || list.isArray())) {
      throw new BadCredential(field + " must be a list of at most " + DOORS_MAX + " UUIDs");
    }
    var ids = new ArrayList<UUID>();
    for (var value : list) {
      ids.add(parsed(value, field));
    }
    return ids;
  }

  private static UUID parsed(JsonNode value, String field) throws BadCredential {
    try {
      var id = UUID.fromString(value.asText());
      if (id.toString().equalsIgnoreCase(value.asText())) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      throw new BadCredential(field + " is not a UUID");
    }
    throw new BadCredential(field + " is not a UUID in its full form");
  }

  private static Optional<String> text(JsonNode json, String field) {
    var value = json.path(field);
    return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
  }

  private static void put(ObjectNode json, String field, List<UUID> ids) {
    var list = json.putArray(field);
    ids.forEach(id -> list.add(id.toString()));
  }
}
