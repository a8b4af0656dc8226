package io.lintel.gateway.action;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.log.Text;
import io.lintel.gateway.model.ActionType;
import io.lintel.gateway.model.Json;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import java.util.Locale;

/** How an attempt ends. */
public sealed interface Ending {

  /**
   * The goal was reached.
   *
   * @param confirmedByDevice whether the device itself said so
   * @param result the published object of the action type
   */
  record Success(boolean confirmedByDevice, JsonNode result) implements Ending {}

  /**
   * It was not, or nobody knows.
   *
   * @param type stable snake case
   * @param message what to do
   */
  record Failure(String type, String message) implements Ending {

    /** Drivers say what they like; a message must fit into an envelope, and be fit to print. */
    private static final int MESSAGE_LENGTH_MAX = 1_024;

    public Failure {
      message = Text.clean(message, MESSAGE_LENGTH_MAX);
    }
  }

  /** What a driver's outcome means. Pure. */
  static Ending of(ActionType type, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(boolean confirmed) -> reached(type, confirmed);
      case Outcome.Refused(Reason reason, var fault) -> new Failure(type(reason), fault.message());
      case Outcome.NotSent(Reason reason, var fault) ->
          reason == Reason.PERMIT_ENDED
              ? expired("its time ended before the device could be reached; nothing was moved")
              : new Failure(type(reason), fault.message() + " (nothing was moved)");
      case Outcome.Unknown(var fault) -> timedOut(type, fault.message());
    };
  }

  /** The goal was reached; a door's result says whether the device itself said so. */
  static Ending reached(ActionType type, boolean confirmed) {
    var result = Json.object();
    return new Success(
        confirmed, type.movesDoor() ? result.put("was_confirmed_by_device", confirmed) : result);
  }

  /** Of a specialist's work: proven, with its published object. */
  static Ending success(JsonNode result) {
    return new Success(true, result);
  }

  static Ending expired(String message) {
    return new Failure("action_attempt_expired", message);
  }

  /** Started, and no proof by the deadline. */
  static Ending timedOut(ActionType type, String cause) {
    return new Failure(
        "command_timeout",
        cause
            + (type.movesDoor()
                ? "; the door may have moved: look at its state before trying again"
                : "; it may have happened: look before trying again"));
  }

  static Ending restarted(ActionType type) {
    return new Failure(
        "gateway_restarted",
        "the gateway was restarted after the command had been given to the device; "
            + (type.movesDoor()
                ? "the door may have moved: look at its state before trying again"
                : "it may have happened: look before trying again"));
  }

  static Ending refused(Refusal refusal) {
    return new Failure(refusal.reason().wireName(), refusal.message());
  }

  private static String type(Reason reason) {
    return reason == Reason.UNCATEGORIZED
        ? "uncategorized_error"
        : reason.name().toLowerCase(Locale.ROOT);
  }
}
