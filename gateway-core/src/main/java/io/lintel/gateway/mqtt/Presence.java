package io.lintel.gateway.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.store.Birth;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The payload of {@code presence}.
 *
 * @param session one connection; the will tells of the same one
 * @param since when the status began; in a will, when the connection was begun
 */
record Presence(boolean online, UUID session, Instant since, Birth birth, String version) {

  private static final ObjectMapper JSON = new ObjectMapper();

  Bytes json() {
    var object = JSON.createObjectNode();
    object.put("status", online ? "online" : "offline");
    object.put("session", session.toString());
    object.put("since", since.truncatedTo(ChronoUnit.MILLIS).toString());
    object.put("store_id", birth.storeId().toString());
    object.put("epoch", birth.epoch());
    object.put("version", version);
    return Bytes.utf8(object.toString());
  }

  /** What a retained presence says; empty when it is not one of ours to read. */
  static Optional<SeenPresence> read(Bytes payload, Set<UUID> ownSessions) {
    try {
      JsonNode json = JSON.readTree(payload.toArray());
      if (!json.path("epoch").canConvertToLong()) {
        return Optional.empty();
      }
      boolean online = "online".equals(json.path("status").asText());
      String session = json.path("session").asText();
      boolean ours = ownSessions.stream().anyMatch(own -> own.toString().equals(session));
      return Optional.of(new SeenPresence(json.path("epoch").asLong(), online, ours));
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }
}
