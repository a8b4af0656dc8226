package io.lintel.gateway.access;

import io.lintel.spi.CodeSlots.CodeTraits;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who holds the codes of a device. */
sealed interface Holder {

  /** The device itself, in numbered slots. */
  record Slots(CodeTraits traits) implements Holder {}

  /** The gateway: the device only tells what was entered. */
  record Gateway() implements Holder {}

  /** Not known yet: nothing is done. */
  record Unknown() implements Holder {}

  /** The device never can. */
  record Nobody() implements Holder {}

  /** A device with a schedule of its own gets codes so long before they start, as published. */
  Duration NATIVE_LEAD = Duration.ofDays(3);

  /** Any other device that holds codes lets in from here on, as published. */
  Duration JUST_IN_TIME_LEAD = Duration.ofHours(1);

  /** Whether the device itself is to watch the times of such a code. */
  default boolean schedules(Wanted wanted) {
    return this instanceof Slots slots
        && slots.traits.schedules()
        && wanted.nativePreferred()
        && wanted.endsAt().isPresent();
  }

  /** How long before its start such a code is given to the device. */
  default Duration lead(Wanted wanted) {
    return switch (this) {
      case Slots slots -> schedules(wanted) ? NATIVE_LEAD : JUST_IN_TIME_LEAD;
      case Gateway gateway -> Duration.ZERO;
      case Unknown unknown -> Duration.ZERO;
      case Nobody nobody -> Duration.ZERO;
    };
  }

  /** When such a code is to be given to the device; empty: at once. */
  default Optional<Instant> loadAt(Wanted wanted) {
    return wanted.startsAt().map(start -> start.minus(lead(wanted)));
  }
}
