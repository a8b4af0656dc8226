package io.lintel.gateway.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.model.Json;
import io.lintel.gateway.store.Blob;
import io.lintel.spi.CodeSlots.Window;
import io.lintel.spi.Pin;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Codes as they are kept: one small value each, sealed by the store. Pure. */
final class CodePapers {

  static final String CODES = "access/code/";
  static final String UNMANAGED = "access/unmanaged/";

  private CodePapers() {}

  static String key(UUID codeId) {
    return CODES + codeId;
  }

  static Blob write(AccessCode code) {
    var json =
        Json.object()
            .put("id", code.id().toString())
            .put("device", code.deviceId().toString())
            .put("created", code.createdAt().toString())
            .put("generated", code.generated())
            .put("stage", code.stage().name())
            .put("since", code.since().toString())
            .put("deleting", code.deleting());
    json.set("wanted", write(code.wanted()));
    code.confirmed().ifPresent(wanted -> json.set("confirmed", write(wanted)));
    var places = json.putArray("placements");
    code.placements().forEach(place -> places.add(write(place)));
    var troubles = json.putArray("troubles");
    code.troubles().forEach(trouble -> troubles.add(write(trouble)));
    return new Blob(key(code.id()), Json.write(json));
  }

  /** Empty when it was not written by us. */
  static Optional<AccessCode> readCode(Blob blob) {
    try {
      return Json.read(blob.value()).map(CodePapers::code);
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  static Blob write(UUID deviceId, Map<Integer, Unmanaged> unmanaged) {
    var json = Json.object();
    var codes = json.putArray("codes");
    unmanaged.values().forEach(code -> codes.add(write(code)));
    return new Blob(UNMANAGED + deviceId, Json.write(json));
  }

  /** By slot; empty when it was not written by us. */
  static Optional<Map<Integer, Unmanaged>> readUnmanaged(Blob blob) {
    try {
      return Json.read(blob.value()).map(CodePapers::unmanaged);
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  static UUID deviceOfUnmanaged(Blob blob) {
    return UUID.fromString(blob.key().substring(UNMANAGED.length()));
  }

  private static AccessCode code(ObjectNode json) {
    return new AccessCode(
        id(json, "id"),
        id(json, "device"),
        instant(json.path("created")),
        json.path("generated").asBoolean(),
        wanted(json.path("wanted")),
        json.has("confirmed") ? Optional.of(wanted(json.path("confirmed"))) : Optional.empty(),
        Stage.valueOf(json.path("stage").asText()),
        instant(json.path("since")),
        json.path("deleting").asBoolean(),
        placements(json.path("placements")),
        troubles(json.path("troubles")));
  }

  private static ObjectNode write(Wanted wanted) {
    var json =
        Json.object()
            .put("pin", wanted.pin().reveal())
            .put("external", wanted.externalAllowed())
            .put("native", wanted.nativePreferred())
            .put("duress", wanted.duress());
    wanted.name().ifPresent(name -> json.put("name", name));
    wanted.startsAt().ifPresent(at -> json.put("starts", at.toString()));
    wanted.endsAt().ifPresent(at -> json.put("ends", at.toString()));
    return json;
  }

  private static Wanted wanted(JsonNode json) {
    return new Wanted(
        text(json, "name"),
        new Pin(json.path("pin").asText()),
        text(json, "starts").map(Instant::parse),
        text(json, "ends").map(Instant::parse),
        json.path("external").asBoolean(),
        json.path("native").asBoolean(),
        json.path("duress").asBoolean());
  }

  private static ObjectNode write(Placement place) {
    var json =
        Json.object()
            .put("slot", place.slot())
            .put("pin", place.pin().reveal())
            .put("phase", place.phase().name())
            .put("owned", place.owned());
    place.over().ifPresent(pin -> json.put("over", pin.reveal()));
    place
        .window()
        .ifPresent(
            window ->
                json.put("from", window.from().toString()).put("until", window.until().toString()));
    return json;
  }

  private static List<Placement> placements(JsonNode array) {
    var places = new ArrayList<Placement>();
    array.forEach(json -> places.add(placement(json)));
    return places;
  }

  private static Placement placement(JsonNode json) {
    return new Placement(
        json.path("slot").asInt(),
        new Pin(json.path("pin").asText()),
        json.has("from")
            ? Optional.of(new Window(instant(json.path("from")), instant(json.path("until"))))
            : Optional.empty(),
        Placement.Phase.valueOf(json.path("phase").asText()),
        json.path("owned").asBoolean(),
        text(json, "over").map(Pin::new));
  }

  private static ObjectNode write(Trouble trouble) {
    var json =
        Json.object()
            .put("kind", trouble.kind().name())
            .put("since", trouble.since().toString())
            .put("message", trouble.message());
    var facts = json.putObject("facts");
    trouble.facts().forEach(facts::put);
    return json;
  }

  private static List<Trouble> troubles(JsonNode array) {
    var troubles = new ArrayList<Trouble>();
    array.forEach(json -> troubles.add(trouble(json)));
    return troubles;
  }

  private static Trouble trouble(JsonNode json) {
    var facts = new TreeMap<String, String>();
    json.path("facts").properties().forEach(f -> facts.put(f.getKey(), f.getValue().asText()));
    return new Trouble(
        Trouble.Kind.valueOf(json.path("kind").asText()),
        instant(json.path("since")),
        json.path("message").asText(),
        facts);
  }

  private static ObjectNode write(Unmanaged code) {
    var json =
        Json.object()
            .put("slot", code.slot())
            .put("id", code.id().toString())
            .put("since", code.since().toString());
    code.pin().ifPresent(pin -> json.put("pin", pin.reveal()));
    return json;
  }

  private static Map<Integer, Unmanaged> unmanaged(ObjectNode json) {
    var bySlot = new TreeMap<Integer, Unmanaged>();
    for (var one : json.path("codes")) {
      int slot = one.path("slot").asInt();
      bySlot.put(
          slot,
          new Unmanaged(
              slot, id(one, "id"), text(one, "pin").map(Pin::new), instant(one.path("since"))));
    }
    return bySlot;
  }

  private static UUID id(JsonNode json, String name) {
    return UUID.fromString(json.path(name).asText());
  }

  private static Instant instant(JsonNode json) {
    return Instant.parse(json.asText());
  }

  private static Optional<String> text(JsonNode json, String name) {
    return json.has(name) ? Optional.of(json.path(name).asText()) : Optional.empty();
  }
}
