package io.lintel.gateway.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.model.ActionType;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import java.time.Duration;
import java.util.Optional;

/** What a client of the admin socket asks. */
sealed interface AdminRequest {

  record Health() implements AdminRequest {}

  record Devices() implements AdminRequest {}

  /**
   * Do something.
   *
   * @param device name or id; empty for a workspace-wide action
   */
  record Attempt(ActionType type, Optional<String> device, Bytes params, Optional<Duration> timeout)
      implements AdminRequest {}

  /**
   * Take records of credentials in.
   *
   * @param records a JSON object with one array, {@code records}
   */
  record ImportCredentials(Bytes records) implements AdminRequest {}

  /** What drivers offer to operators. */
  record Verbs() implements AdminRequest {}

  /** Devices that joined, as they are kept. */
  record Adopted() implements AdminRequest {}

  /**
   * Forget a device that joined and has left.
   *
   * @param device name or id
   */
  record Forget(String device) implements AdminRequest {}

  /** Something of a job. */
  record Job(OperatorLine said) implements AdminRequest {}

  /** It cannot be understood. */
  record Wrong(String message) implements AdminRequest {}

  static AdminRequest parse(String line) {
    return Json.read(Bytes.utf8(line))
        .map(AdminRequest::of)
        .orElseGet(() -> new Wrong("this is not a JSON object"));
  }

  private static AdminRequest of(ObjectNode request) {
    return switch (request.path("do").asText()) {
      case "health" -> new Health();
      case "devices" -> new Devices();
      case "attempt" -> attempt(request);
      case "import_credentials" -> importCredentials(request);
      case "verbs" -> new Verbs();
      case "adopted" -> new Adopted();
      case "forget" -> new Forget(request.path("device").asText());
      default -> job(request);
    };
  }

  private static AdminRequest job(ObjectNode request) {
    return OperatorLine.of(request)
        .<AdminRequest>map(Job::new)
        .orElseGet(
            () ->
                new Wrong(
                    "\"do\" must be health, devices, attempt, import_credentials, verbs, adopted,"
                        + " forget, or of a job: file, operate, answer, written, cancel"));
  }

  private static AdminRequest importCredentials(ObjectNode request) {
    return request.path("records").isArray()
        ? new ImportCredentials(
            Json.write(Json.object().<ObjectNode>set("records", request.get("records"))))
        : new Wrong("records must be an array");
  }

  private static AdminRequest attempt(ObjectNode request) {
    Optional<ActionType> type = ActionType.of(request.path("action_type").asText());
    if (type.isEmpty()) {
      return new Wrong("action_type is none that is known");
    }
    if (request.has("params") && !request.get("params").isObject()) {
      return new Wrong("params must be an object");
    }
    if (request.has("timeout_s") && !request.get("timeout_s").canConvertToInt()) {
      return new Wrong("timeout_s must be a whole number");
    }
    return new Attempt(
        type.get(),
        Optional.ofNullable(request.path("device").textValue()),
        Json.write(request.has("params") ? request.get("params") : Json.object()),
        Optional.ofNullable(request.get("timeout_s"))
            .map(seconds -> Duration.ofSeconds(seconds.asInt())));
  }

  /** As {@link #parse} reads it. */
  default String line() {
    return Json.write(
            switch (this) {
              case Health() -> Json.object().put("do", "health");
              case Devices() -> Json.object().put("do", "devices");
              case Attempt attempt -> json(attempt);
              case ImportCredentials(Bytes records) ->
                  Json.read(records).orElseGet(Json::object).put("do", "import_credentials");
              case Verbs() -> Json.object().put("do", "verbs");
              case Adopted() -> Json.object().put("do", "adopted");
              case Forget(String device) -> Json.object().put("do", "forget").put("device", device);
              case Job(OperatorLine said) -> said.json();
              case Wrong(String message) -> Json.object().put("do", message);
            })
        .utf8();
  }

  private static ObjectNode json(Attempt attempt) {
    var json = Json.object().put("do", "attempt").put("action_type", attempt.type().name());
    attempt.device().ifPresent(device -> json.put("device", device));
    Json.read(attempt.params()).ifPresent(params -> json.set("params", params));
    attempt.timeout().ifPresent(timeout -> json.put("timeout_s", timeout.toSeconds()));
    return json;
  }
}
