package io.lintel.driver.simulator;

import io.lintel.spi.Fault;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;
import java.util.Set;
import java.util.TreeSet;

/** Why a simulated lock does not take a code. All codes begin with {@code simulator.}. */
final class CodeFaults {

  private CodeFaults() {}

  static Outcome noSuchSlot(int slots) {
    return refused(
        Reason.DEVICE_NOT_SUPPORTED,
        Fault.never(
            "simulator.no_such_slot",
            "the simulated lock has slots 1 to " + slots + ": give it more by \"slots\""));
  }

  static Outcome wrongLength(Set<Integer> lengths) {
    return refused(
        Reason.INVALID_CODE_FORMAT,
        Fault.never(
            "simulator.code_length",
            "the simulated lock takes codes of "
                + new TreeSet<>(lengths)
                + " digits: use one, or set \"code_lengths\""));
  }

  static Outcome noSchedules() {
    return refused(
        Reason.DEVICE_NOT_SUPPORTED,
        Fault.never(
            "simulator.no_schedules",
            "the simulated lock takes no code with a time of its own: set \"schedules\""));
  }

  static Outcome duplicate() {
    return refused(
        Reason.DUPLICATE_CODE_ON_DEVICE,
        Fault.never("simulator.duplicate_code", "another slot holds this code: use another code"));
  }

  static Outcome full() {
    return refused(
        Reason.NO_SPACE_FOR_ACCESS_CODE_ON_DEVICE,
        Fault.repair(
            "simulator.full",
            "the simulated lock holds as many codes as it can: remove one, or reset it"));
  }

  static Outcome refusing() {
    return refused(
        Reason.COMMAND_REJECTED,
        Fault.retry(
            "simulator.refuses_codes",
            "the simulated lock was told to refuse codes: send \"do\":\"release\" to its control"
                + " socket"));
  }

  static Fault forgotten() {
    return Fault.repair(
        "simulator.codes_lost",
        "the codes that a simulated lock held cannot be read any more: it holds those of the"
            + " configuration, set the others again");
  }

  private static Outcome refused(Reason reason, Fault fault) {
    return new Outcome.Refused(reason, fault);
  }
}
