package io.lintel.gateway.action;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.log.Text;
import io.lintel.gateway.model.ActionType;
import io.lintel.spi.Pin;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** What a command says beside its id and its times. Pure; throws refusals that name the field. */
final class Parameters {

  private static final int ISSUED_BY_LENGTH_MAX = 128;

  private Parameters() {}

  /**
   * What a command is about.
   *
   * @param deviceId empty for a workspace-wide action
   * @param code a keypad entry
   */
  record Subject(Optional<UUID> deviceId, Optional<Pin> code) {}

  static Subject check(Request request, ActionType type) {
    if (!request.params().isObject()) {
      throw bad("params must be an object");
    }
    return new Subject(device(request, type), code(request, type));
  }

  static Duration timeout(Request request, ActionType type) {
    var field = request.field("timeout_s");
    if (field.isMissingNode()) {
      return type.timeoutDefault();
    }
    if (!field.isIntegralNumber()
        || !field.canConvertToInt()
        || field.intValue() < 1
        || field.intValue() > Limits.TIMEOUT_SECONDS_MAX) {
      throw bad("timeout_s must be a whole number from 1 to 120");
    }
    return Duration.ofSeconds(field.intValue());
  }

  static String issuedBy(Request request) {
    return Text.clean(request.field("issued_by").asText(""), ISSUED_BY_LENGTH_MAX);
  }

  private static Optional<UUID> device(Request request, ActionType type) {
    boolean workspaceWide = type == ActionType.RESET_SANDBOX_WORKSPACE;
    if (workspaceWide != request.forGateway()) {
      throw bad(
          workspaceWide
              ? type + " goes to command/gateway"
              : type + " goes to the command topic of a device");
    }
    return workspaceWide ? Optional.empty() : Optional.of(sameDevice(request));
  }

  private static UUID sameDevice(Request request) {
    var inTopic = CommandParser.uuid(request.target());
    var inBody = request.field("device_id");
    if (inTopic.isEmpty()) {
      throw bad("the topic's last level must be the device_id, a UUID");
    }
    if (!inBody.isTextual() || !CommandParser.uuid(inBody.textValue()).equals(inTopic)) {
      throw bad("device_id must be the same as in the topic");
    }
    return inTopic.get();
  }

  private static Optional<Pin> code(Request request, ActionType type) {
    return type == ActionType.SIMULATE_KEYPAD_CODE_ENTRY
        ? Optional.of(pin(request.params().path("code")))
        : Optional.empty();
  }

  private static Pin pin(JsonNode code) {
    try {
      return new Pin(code.isTextual() ? code.textValue() : "");
    } catch (IllegalArgumentException e) {
      throw bad("params.code must be a text of 1 to 32 digits");
    }
  }

  private static RefusedException bad(String message) {
    return RefusedException.of(Refusal.Reason.BAD_PARAMETER, message);
  }
}
