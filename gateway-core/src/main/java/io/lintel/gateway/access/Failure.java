package io.lintel.gateway.access;

import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import java.util.Locale;
import java.util.Optional;

/**
 * Why something could not be done at a device, in the words of an attempt's error.
 *
 * @param type stable snake case
 * @param message what to do
 */
record Failure(Optional<Reason> reason, String type, String message) {

  static Failure because(String type, String message) {
    return new Failure(Optional.empty(), type, message);
  }

  /**
   * Why an exchange did not end as done.
   *
   * @param otherwise the type where the device did not say why
   */
  static Optional<Failure> of(Outcome outcome, String otherwise) {
    return switch (outcome) {
      case Outcome.Done done -> Optional.empty();
      case Outcome.Refused(var reason, var fault) ->
          Optional.of(because(reason, otherwise, fault.message()));
      case Outcome.NotSent(var reason, var fault) ->
          Optional.of(because(reason, otherwise, fault.message()));
      case Outcome.Unknown(var fault) -> Optional.of(because(otherwise, fault.message()));
    };
  }

  /** The trouble that trying again cannot mend, if it is such a one. */
  Optional<Trouble.Kind> terminal() {
    return reason.flatMap(
        why ->
            switch (why) {
              case DUPLICATE_CODE_ON_DEVICE -> Optional.of(Trouble.Kind.DUPLICATE_CODE_ON_DEVICE);
              case NO_SPACE_FOR_ACCESS_CODE_ON_DEVICE -> Optional.of(Trouble.Kind.DEVICE_FULL);
              case INVALID_CODE_FORMAT, DEVICE_NOT_SUPPORTED ->
                  Optional.of(Trouble.Kind.INVALID_CODE_FORMAT);
              // A jam, a busy or a silent device may pass; the enum is the SPI's and may grow.
              default -> Optional.empty();
            });
  }

  private static Failure because(Reason reason, String otherwise, String message) {
    return new Failure(
        Optional.of(reason),
        saysNothing(reason) ? otherwise : reason.name().toLowerCase(Locale.ROOT),
        message);
  }

  private static boolean saysNothing(Reason reason) {
    return reason == Reason.UNCATEGORIZED
        || reason == Reason.COMMAND_REJECTED
        || reason == Reason.PERMIT_ENDED;
  }
}
