package io.lintel.gateway.access.local;

import io.lintel.gateway.access.CanonicalCard;
import io.lintel.gateway.access.local.Entitlement.Standing;
import io.lintel.gateway.access.local.Verdict.Denied;
import io.lintel.gateway.access.local.Verdict.Granted;
import io.lintel.spi.Report.Denial;
import java.util.List;
import java.util.Optional;

/**
 * The decision over one entry at a reader. Pure: the same keypad, entry, codes and moment give the
 * same decision.
 *
 * @param keypad the reader's state from now on
 * @param duress of whom, if someone was forced: also during a lock-out, when nothing opens
 */
record Decision(KeypadState keypad, Verdict verdict, Optional<Entitlement> duress) {

  /**
   * The rules that the site sets.
   *
   * @param wrongTriesAllowed before a keypad is locked out, 1 and up
   * @param denyStale whether what has an end is refused once the clock was not synchronised for a
   *     day
   */
  record Rules(int wrongTriesAllowed, boolean denyStale) {}

  /** Decides over digits. A code that is known but not valid now is no wrong try: no guessing. */
  static Decision overCode(KeypadState before, List<Entitlement> found, Moment now, Rules rules) {
    var keypad = before.current(now.bootNanos());
    var verdict = judge(found, now, rules);
    if (keypad.isBlocked(rules.wrongTriesAllowed(), now.bootNanos())) {
      return new Decision(keypad, blocked(), duress(verdict));
    }
    var after =
        switch (verdict) {
          case Granted granted -> KeypadState.clean();
          case Denied denied when denied.known().isPresent() -> keypad;
          case Denied unknown -> keypad.wrongTry(now.bootNanos());
        };
    return new Decision(after, verdict, duress(verdict));
  }

  /**
   * Decides over a card. A lock-out is the keypad's alone: a card cannot be guessed at a reader.
   *
   * @param card empty when it was read wrongly
   */
  static Decision overCard(
      KeypadState keypad,
      Optional<CanonicalCard> card,
      List<Entitlement> found,
      Moment now,
      Rules rules) {
    var verdict =
        card.isPresent()
            ? judge(found, now, rules)
            : denied(
                Denial.CREDENTIAL_ERROR, "The card was read wrongly: its parity is not right.");
    return new Decision(keypad, verdict, Optional.empty());
  }

  private static Verdict judge(List<Entitlement> found, Moment now, Rules rules) {
    return found.stream()
        .filter(each -> each.at(now, rules.denyStale()) == Standing.VALID)
        .findFirst()
        .<Verdict>map(Granted::new)
        .orElseGet(
            () ->
                found.isEmpty()
                    ? denied(Denial.UNKNOWN_CODE, "Nobody has this code or card here.")
                    : invalid(found.getLast(), now, rules));
  }

  private static Denied invalid(Entitlement known, Moment now, Rules rules) {
    return new Denied(
        Denial.EXPIRED_CODE,
        Optional.of(known),
        switch (known.at(now, rules.denyStale())) {
          case NOT_YET -> "It is known, but its time has not come.";
          case ENDED -> "It is known, but its time is over.";
          case UNSURE ->
              "Its time may be over, and the clock of the gateway has not been set for a day.";
          case VALID -> throw new IllegalStateException("what is valid is not refused");
        });
  }

  private static Denied blocked() {
    return denied(
        Denial.TOO_MANY_ATTEMPTS, "Too many wrong entries: the keypad takes none for a while.");
  }

  private static Denied denied(Denial reason, String message) {
    return new Denied(reason, Optional.empty(), message);
  }

  private static Optional<Entitlement> duress(Verdict verdict) {
    return verdict instanceof Granted(var by) && by.isDuress() ? Optional.of(by) : Optional.empty();
  }
}
