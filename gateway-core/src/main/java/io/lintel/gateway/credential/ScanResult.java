package io.lintel.gateway.credential;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.model.Json;
import io.lintel.spi.CardNumber;
import io.lintel.spi.Secret;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The published result of a scan: what the card says, what the box knows, and what differs. */
final class ScanResult {

  private final CredentialBook book;
  private final CredentialObject objects;

  ScanResult(CredentialBook book, CredentialObject objects) {
    this.book = book;
    this.objects = objects;
  }

  /** A card that an encoder read. */
  ObjectNode of(CardNumber identifier, Optional<Secret> message, CardSigner signer) {
    return message
        .map(bytes -> CardMessage.read(bytes, identifier, signer))
        .map(reading -> of(identifier, reading))
        .orElseGet(() -> plain(identifier, "the card holds no credential"));
  }

  /** A card of which a reader told the number alone. */
  ObjectNode of(CardNumber number) {
    return plain(number, "the reader tells the card's number alone");
  }

  private ObjectNode of(CardNumber identifier, CardMessage.Reading reading) {
    return switch (reading) {
      case CardMessage.Reading.Genuine(CardPayload payload) -> genuine(identifier, payload);
      case CardMessage.Reading.Foreign() ->
          plain(identifier, "what the card holds is no credential of this gateway");
      case CardMessage.Reading.OtherGateway() ->
          plain(identifier, "the card was written by another gateway, or before this one's key");
      case CardMessage.Reading.NotGenuine() ->
          plain(
              identifier,
              "the card's credential was changed or copied from another card: it counts for"
                  + " nothing");
    };
  }

  private ObjectNode genuine(CardNumber identifier, CardPayload payload) {
    var onCard = onEncoder(identifier, Optional.of(payload));
    var known = book.find(payload.kind(), payload.id());
    return known
        .map(one -> result(onCard, known, outOfSync(one, identifier, payload)))
        .orElseGet(
            () ->
                result(
                    onCard,
                    known,
                    Optional.of(
                        notFound(
                            "the card's credential is genuine, and not known here any more"))));
  }

  private ObjectNode plain(CardNumber number, String why) {
    var known = book.byNumber(number);
    var warning =
        known
            .map(
                one ->
                    warning(
                        "acs_credential_on_encoder_out_of_sync",
                        "the card's number is known and its credential is not on it: " + why))
            .orElseGet(() -> notFound(why));
    return result(onEncoder(number, Optional.empty()), known, Optional.of(warning));
  }

  private ObjectNode result(
      ObjectNode onEncoder, Optional<Credential> known, Optional<ObjectNode> warning) {
    var json = Json.object();
    json.set("acs_credential_on_encoder", onEncoder);
    json.set("acs_credential_on_seam", known.map(objects::acsCredential).orElse(null));
    var warnings = json.putArray("warnings");
    warning.ifPresent(warnings::add);
    return json;
  }

  private static ObjectNode onEncoder(CardNumber number, Optional<CardPayload> payload) {
    return Json.object()
        .put("card_number", NumberJson.text(number))
        .put("created_at", payload.map(one -> Iso.text(one.issuedAt())).orElse(null))
        .put("starts_at", payload.flatMap(CardPayload::startsAt).map(Iso::text).orElse(null))
        .put("ends_at", payload.flatMap(CardPayload::endsAt).map(Iso::text).orElse(null))
        .put("is_issued", payload.isPresent());
  }

  /** Names the fields that differ. */
  private static Optional<ObjectNode> outOfSync(
      Credential known, CardNumber identifier, CardPayload payload) {
    var fields = new ArrayList<String>();
    note(fields, "is_issued", known.issued().isPresent());
    note(fields, "card_number", known.issued().isEmpty() || known.isOn(identifier));
    note(fields, "starts_at", seconds(known.startsAt()).equals(payload.startsAt()));
    note(fields, "ends_at", seconds(known.endsAt()).equals(payload.endsAt()));
    note(fields, "number", known.number().equals(payload.number()));
    note(fields, "is_deleted", !known.isDeleted());
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(
            warning(
                "acs_credential_on_encoder_out_of_sync",
                "the card and what is known here differ in " + String.join(", ", fields)));
  }

  private static void note(List<String> fields, String field, boolean same) {
    if (!same) {
      fields.add(field);
    }
  }

  private static Optional<Instant> seconds(Optional<Instant> at) {
    return at.map(instant -> instant.truncatedTo(ChronoUnit.SECONDS));
  }

  private static ObjectNode notFound(String why) {
    return warning("acs_credential_on_seam_not_found", why);
  }

  private static ObjectNode warning(String code, String message) {
    return Json.object().put("warning_code", code).put("warning_message", message);
  }
}
