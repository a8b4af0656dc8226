package io.lintel.gateway.credential;

import io.lintel.gateway.action.Ending;
import io.lintel.gateway.model.ActionType;
import io.lintel.spi.Outcome;

/** What it means that an encoder did not do it. */
final class Outcomes {

  private Outcomes() {}

  /** The failure; a Done without a card that was read is one too. */
  static Ending failure(ActionType type, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done _ ->
          new Ending.Failure("uncategorized_error", "the encoder did not say which card it read");
      case Outcome.Unknown(var fault) ->
          new Ending.Failure(
              type == ActionType.SCAN_CREDENTIAL
                  ? "encoder_communication_timeout"
                  : "encoding_interrupted",
              fault.message());
      case Outcome.Refused _, Outcome.NotSent _ -> Ending.of(type, outcome);
    };
  }
}
