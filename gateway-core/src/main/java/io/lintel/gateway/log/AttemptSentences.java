package io.lintel.gateway.log;

import static io.lintel.gateway.log.Words.said;

import io.lintel.gateway.model.ActionType;
import java.util.Locale;

/** What is said of commands and how they ended. */
final class AttemptSentences {

  private AttemptSentences() {}

  static Sentence accepted(Happening.Attempt attempt) {
    return Sentence.info(
        "%s: %s asked to %s%s (%s)"
            .formatted(
                subject(attempt),
                Words.who(attempt.origin()),
                verb(attempt.type()),
                issuer(attempt),
                id(attempt)));
  }

  static Sentence started(Happening.Attempt attempt) {
    return Sentence.debug(
        "%s: told to %s (%s)".formatted(subject(attempt), verb(attempt.type()), id(attempt)));
  }

  static Sentence succeeded(Happening.AttemptSucceeded ended) {
    var attempt = ended.attempt();
    String end =
        ended.confirmedByDevice()
            ? ", confirmed by the %s after %s"
                .formatted(confirmer(attempt), Words.time(ended.took()))
            : " after %s; the %s cannot confirm it"
                .formatted(Words.time(ended.took()), confirmer(attempt));
    return Sentence.info(
        "%s: %s by command of %s (%s)%s"
            .formatted(
                subject(attempt),
                done(attempt.type()),
                Words.who(attempt.origin()),
                id(attempt),
                end));
  }

  static Sentence failed(Happening.AttemptFailed ended) {
    var attempt = ended.attempt();
    return Sentence.warn(
        "%s: command of %s to %s failed after %s (%s): %s [%s]"
            .formatted(
                subject(attempt),
                Words.who(attempt.origin()),
                verb(attempt.type()),
                Words.time(ended.took()),
                id(attempt),
                said(ended.message()),
                said(ended.errorType())));
  }

  private static String subject(Happening.Attempt attempt) {
    return attempt.device().map(Words::name).orElse("Gateway");
  }

  private static String id(Happening.Attempt attempt) {
    return "attempt " + attempt.attemptId();
  }

  private static String issuer(Happening.Attempt attempt) {
    return attempt.issuedBy().isBlank() ? "" : ", for \"" + said(attempt.issuedBy()) + "\"";
  }

  private static String confirmer(Happening.Attempt attempt) {
    return attempt.type().movesDoor() ? "lock" : "device";
  }

  /** After "asked to". */
  private static String verb(ActionType type) {
    return switch (type) {
      case LOCK_DOOR -> "lock it";
      case UNLOCK_DOOR -> "unlock it";
      case SIMULATE_KEYPAD_CODE_ENTRY -> "enter a code at it";
      case SIMULATE_MANUAL_LOCK_VIA_KEYPAD -> "press its lock button";
      case RESET_SANDBOX_WORKSPACE -> "reset its simulated devices";
      default -> "carry out " + words(type) + " on it";
    };
  }

  private static String done(ActionType type) {
    return switch (type) {
      case LOCK_DOOR -> "locked";
      case UNLOCK_DOOR -> "unlocked";
      case SIMULATE_KEYPAD_CODE_ENTRY -> "a code was entered at its simulated keypad";
      case SIMULATE_MANUAL_LOCK_VIA_KEYPAD -> "its simulated lock button was pressed";
      case RESET_SANDBOX_WORKSPACE -> "simulated devices reset";
      default -> words(type) + " done";
    };
  }

  private static String words(ActionType type) {
    return "\"" + type.name().toLowerCase(Locale.ROOT).replace('_', ' ') + "\"";
  }
}
