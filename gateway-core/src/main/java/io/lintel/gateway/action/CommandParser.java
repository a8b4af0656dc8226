package io.lintel.gateway.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.model.Inbound;
import io.lintel.gateway.model.Json;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The first three checks: size, JSON, id. A pure function of the message. */
final class CommandParser {

  /**
   * {@link UUID#fromString} takes shortened forms, which would let one id be written in two ways.
   */
  private static final Pattern UUID_FORM =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

  private CommandParser() {}

  /** What could be read of a message. */
  sealed interface Parsed {
    record Identified(Request request) implements Parsed {}

    record Anonymous(Refusal refusal) implements Parsed {}
  }

  static Parsed parse(Inbound message) {
    if (message.payload().size() > Limits.COMMAND_BYTES_MAX) {
      return anonymous(
          Refusal.Reason.TOO_LARGE,
          "the command has " + message.payload().size() + " bytes; at most 16384 are taken");
    }
    var body = Json.read(message.payload());
    if (body.isEmpty()) {
      return anonymous(
          Refusal.Reason.NOT_JSON,
          "the payload is not one JSON object in UTF-8 without repeated keys");
    }
    return id(body.get())
        .<Parsed>map(
            id -> new Parsed.Identified(new Request(id, lastLevel(message.topic()), body.get())))
        .orElseGet(
            () ->
                anonymous(
                    Refusal.Reason.NO_ID,
                    "action_attempt_id is missing or is no UUID; without it no attempt can be told"));
  }

  /** A UUID in its full form, or empty. */
  static Optional<UUID> uuid(String text) {
    return UUID_FORM.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  private static Optional<UUID> id(ObjectNode body) {
    var id = body.path("action_attempt_id");
    return id.isTextual() ? uuid(id.textValue()) : Optional.empty();
  }

  private static String lastLevel(String topic) {
    return topic.substring(topic.lastIndexOf('/') + 1);
  }

  private static Parsed anonymous(Refusal.Reason reason, String message) {
    return new Parsed.Anonymous(new Refusal(reason, message));
  }
}
