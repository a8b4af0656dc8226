package io.lintel.gateway.access;

import io.lintel.spi.CodeSlots.CodeTraits;
import io.lintel.spi.Pin;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.IntUnaryOperator;

/** What a new or changed code must keep to at its device. Pure; throws what names the fault. */
record CodeChecks(DeviceCodes state, Holder holder, Now now) {

  /** Of codes that the gateway decides over. */
  private static final Set<Integer> OWN_LENGTHS = Set.of(4, 5, 6, 7, 8);

  /** Codes of one door; more have no place in its lock, nor sense at its keypad. */
  private static final int CODES_MAX = 2_000;

  private static final int CHOICES_MAX = 1_000;

  /** A code and its successor may be in the device together for as long as a removal takes. */
  private static final Duration APART = Duration.ofMinutes(10);

  Wanted checked(Wanted wanted, Optional<UUID> self) {
    if (wanted.endedBy(now.at())) {
      throw BadCode.parameter("ends_at lies in the past");
    }
    if (!lengths().contains(wanted.pin().length())) {
      throw new BadCode(
          "invalid_code_format",
          "the device takes codes of " + new TreeSet<>(lengths()) + " digits only");
    }
    if (wanted.duress() && !(holder instanceof Holder.Gateway)) {
      throw BadCode.parameter(
          "is_duress: only where the gateway decides at the door; this device decides itself");
    }
    if (isTaken(wanted, self)) {
      throw new BadCode(
          "duplicate_code_on_device",
          "another code of this device has the same digits at an overlapping time; choose others");
    }
    return wanted;
  }

  void room() {
    if (state.codes().size() >= CODES_MAX) {
      throw new BadCode(
          "no_space_for_access_code_on_device",
          "this device has " + CODES_MAX + " codes already; delete some");
    }
  }

  /**
   * Digits that nobody has here.
   *
   * @param random gives a number from 0 to below its argument
   */
  Wanted chosen(CodeParams.Draft draft, IntUnaryOperator random) {
    int length = length(draft.preferredLength());
    for (int tries = 0; tries < CHOICES_MAX; tries++) {
      var pin = digits(length, random);
      if (!isTrivial(pin) && !isTaken(draft.with(pin), Optional.empty())) {
        return draft.with(pin);
      }
    }
    throw new BadCode(
        "uncategorized_error",
        "no free digits of length " + length + " were found; prefer longer codes");
  }

  private int length(Optional<Integer> preferred) {
    return preferred
        .filter(lengths()::contains)
        .orElseGet(() -> lengths().stream().min(Integer::compare).orElse(4));
  }

  private Set<Integer> lengths() {
    return holder instanceof Holder.Slots(CodeTraits traits) ? traits.lengths() : OWN_LENGTHS;
  }

  private boolean isTaken(Wanted wanted, Optional<UUID> self) {
    return state.unmanaged().values().stream()
            .anyMatch(other -> other.pin().equals(Optional.of(wanted.pin())))
        || state.codes().values().stream()
            .filter(other -> !Optional.of(other.id()).equals(self))
            .anyMatch(other -> clashes(other, wanted));
  }

  private boolean clashes(AccessCode other, Wanted wanted) {
    boolean sameInDevice =
        other.placements().stream().anyMatch(place -> place.pin().equals(wanted.pin()));
    boolean sameWanted = other.wanted().pin().equals(wanted.pin());
    var early = holder.lead(wanted).plus(APART);
    return (sameInDevice || sameWanted) && other.wanted().overlaps(wanted, early);
  }

  private static Pin digits(int length, IntUnaryOperator random) {
    var text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append((char) ('0' + random.applyAsInt(10)));
    }
    return new Pin(text.toString());
  }

  /** All alike, or one after the other: what people try first. */
  private static boolean isTrivial(Pin pin) {
    var text = pin.reveal();
    var steps = new TreeSet<Integer>();
    for (int i = 1; i < text.length(); i++) {
      steps.add(text.charAt(i) - text.charAt(i - 1));
    }
    return steps.size() == 1 && Math.abs(steps.first()) <= 1;
  }
}
