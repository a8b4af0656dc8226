package io.lintel.driver.zwave.node;

import io.lintel.spi.Fault;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import java.util.Set;
import java.util.TreeSet;

/** Why a lock does not take a code, in the installer's words. */
final class CodeFaults {
  static Outcome noSuchSlot(int slots) {
    return refused(
        Reason.DEVICE_NOT_SUPPORTED,
        Fault.never(
            "zwave.no_such_slot", "the lock has slots 1 to " + slots + " for codes: use one"));
  }

  static Outcome wrongLength(Set<Integer> lengths) {
    return refused(
        Reason.INVALID_CODE_FORMAT,
        Fault.never(
            "zwave.code_length",
            "the lock takes codes of " + new TreeSet<>(lengths) + " digits: use one"));
  }

  static Outcome duplicate() {
    return refused(
        Reason.DUPLICATE_CODE_ON_DEVICE,
        Fault.never(
            "zwave.duplicate_code",
            "the lock holds this code already, in another slot or as its administrator's: use"
                + " another code"));
  }

  static Outcome taken() {
    return refused(
        Reason.NO_SPACE_FOR_ACCESS_CODE_ON_DEVICE,
        Fault.repair(
            "zwave.slot_taken",
            "the place for this code at the lock is someone else's: remove that at the lock, or"
                + " use another slot"));
  }

  static Outcome againstRule() {
    return refused(
        Reason.INVALID_CODE_FORMAT,
        Fault.never(
            "zwave.code_too_simple",
            "the lock refuses this code by a rule of its maker, as for digits in a row: use"
                + " another code"));
  }

  static Outcome noSchedules() {
    return refused(
        Reason.DEVICE_NOT_SUPPORTED,
        Fault.never(
            "zwave.no_schedules",
            "the lock takes no times for its codes: set the code without a time"));
  }

  static Outcome scheduleNotKept() {
    return refused(
        Reason.COMMAND_REJECTED,
        Fault.repair(
            "zwave.schedule_not_kept",
            "the lock did not keep the time for the code, so the code was taken out again: set its"
                + " clock and try again"));
  }

  /** The lock cannot be told the time by one who does not know it. */
  static Outcome clockUntrusted() {
    return new Outcome.NotSent(
        Reason.UNCATEGORIZED,
        Fault.retry(
            "zwave.clock_untrusted",
            "the gateway does not know the time for sure, so it sets no code with a time: see to"
                + " its time server"));
  }

  /** It answered something else than asked. */
  static Outcome unreadable() {
    return new Outcome.Unknown(
        Fault.retry(
            "zwave.codes_unreadable", "the lock did not say what its slots hold: try again"));
  }

  private static Outcome refused(Reason reason, Fault fault) {
    return new Outcome.Refused(reason, fault);
  }

  private CodeFaults() {}
}
