package io.lintel.gateway.action;

import io.lintel.gateway.model.ActionType;
import java.util.Optional;
import java.util.Set;

/**
 * The error types that leave the gateway. Three action types have a closed list of them, which a
 * consumer's schema holds them to: what happened in other words is put into those, and stays
 * readable in the message. Pure.
 */
final class PublishedErrors {

  private static final String OTHER = "uncategorized_error";
  private static final String NOT_ONLINE = "encoder_not_online";

  private static final Set<String> OF_EVERY_CARD =
      Set.of(OTHER, "action_attempt_expired", "no_credential_on_encoder");

  private static final Set<String> OF_ENCODERS =
      Set.of(NOT_ONLINE, "encoder_communication_timeout", "bridge_disconnected");

  private static final Set<String> OF_WRITING =
      Set.of("incompatible_card_format", "credential_cannot_be_reissued");

  private static final Set<String> OF_CREDENTIALS =
      Set.of("encoding_interrupted", "credential_deleted");

  private PublishedErrors() {}

  /** The failure as it is published for a type of action, of which there may be none such. */
  static Ending.Failure of(String actionType, Ending.Failure failure) {
    return ActionType.of(actionType)
        .flatMap(type -> allowed(type, failure))
        .filter(type -> !type.equals(failure.type()))
        .map(type -> new Ending.Failure(type, failure.type() + ": " + failure.message()))
        .orElse(failure);
  }

  /** Empty where any type may be told. */
  private static Optional<String> allowed(ActionType action, Ending.Failure failure) {
    if (!isOfCards(action)) {
      return Optional.empty();
    }
    return Optional.of(failure.type())
        .filter(type -> isPublished(action, type))
        .or(() -> Optional.of(nearest(action, failure.type())));
  }

  private static boolean isOfCards(ActionType action) {
    return action == ActionType.SCAN_CREDENTIAL
        || action == ActionType.ENCODE_CREDENTIAL
        || action == ActionType.ENCODE_ACCESS_METHOD;
  }

  private static boolean isPublished(ActionType action, String type) {
    boolean scan = action == ActionType.SCAN_CREDENTIAL;
    boolean seedAlone = action == ActionType.ENCODE_ACCESS_METHOD;
    return OF_EVERY_CARD.contains(type)
        || (!seedAlone && OF_ENCODERS.contains(type))
        || (!scan && OF_WRITING.contains(type))
        || (!scan && !seedAlone && OF_CREDENTIALS.contains(type));
  }

  private static String nearest(ActionType action, String type) {
    var better =
        switch (type) {
          case "device_disconnected", "hub_disconnected", "device_removed" -> NOT_ONLINE;
          case "command_timeout" -> "encoder_communication_timeout";
          case "gateway_restarted" -> "encoding_interrupted";
          default -> OTHER;
        };
    return isPublished(action, better) ? better : OTHER;
  }
}
