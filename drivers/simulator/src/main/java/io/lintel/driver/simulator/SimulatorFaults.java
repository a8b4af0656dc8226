package io.lintel.driver.simulator;

import io.lintel.spi.Fault;
import io.lintel.spi.Outcome;
import io.lintel.spi.Reason;

/** What can go wrong with a simulated device. All codes begin with {@code simulator.}. */
final class SimulatorFaults {

  private SimulatorFaults() {}

  static Fault offline() {
    return Fault.retry(
        "simulator.offline",
        "the simulated device was told to be offline: send \"do\":\"online\" to its control socket");
  }

  static Fault noAnswer() {
    return Fault.retry(
        "simulator.no_answer",
        "the simulated device did not answer in time: if it was told to hang, send"
            + " \"do\":\"release\" to its control socket");
  }

  static Fault movementsNotRead(Exception cause) {
    return Fault.retry(
        "simulator.movements_not_read",
        "where the simulated bolts are cannot be read, trying again: " + cause.getMessage());
  }

  static Fault movementNotWritten(Exception cause) {
    return Fault.repair(
        "simulator.movement_not_written",
        "the simulated bolt did not move, because its movement cannot be written down: free space"
            + " or make the file writable ("
            + cause.getMessage()
            + ")");
  }

  static Fault joiningCancelled() {
    return Fault.retry("simulator.joining_cancelled", "cancelled: no simulated device has joined");
  }

  static Fault wrongLabelCode() {
    return Fault.retry(
        "simulator.wrong_label_code",
        "the code on a label has 5 digits: no simulated device has joined, try again");
  }

  static Fault noLabelCode() {
    return Fault.retry(
        "simulator.no_label_code",
        "the code of the label was not given in time: no simulated device has joined, try again");
  }

  static Fault left() {
    return Fault.repair("simulator.left", "the simulated device was made to leave");
  }

  static Outcome jammed() {
    return new Outcome.Refused(
        Reason.LOCK_JAMMED,
        Fault.repair(
            "simulator.jammed",
            "the simulated bolt is stuck: send \"do\":\"unjam\" to its control socket"));
  }

  static Outcome disconnected() {
    return new Outcome.NotSent(Reason.DEVICE_DISCONNECTED, offline());
  }

  static Outcome busy() {
    return new Outcome.NotSent(
        Reason.DEVICE_BUSY,
        Fault.retry("simulator.busy", "too much waits for the simulated device: try again later"));
  }

  static Outcome permitEnded() {
    return new Outcome.NotSent(
        Reason.PERMIT_ENDED,
        Fault.retry("simulator.permit_ended", "the order's time was over before the device acted"));
  }

  static Outcome wasReset() {
    return new Outcome.NotSent(
        Reason.COMMAND_REJECTED,
        Fault.retry("simulator.reset", "the simulated device was reset before it acted"));
  }

  static Outcome resetUnderWay() {
    return new Outcome.Unknown(
        Fault.retry("simulator.reset", "the simulated device was reset while it acted"));
  }

  static Fault notOfThisKind() {
    return Fault.never(
        "simulator.not_of_this_kind",
        "a simulated device of this kind cannot do that: choose another kind");
  }

  static Outcome removedUnsent() {
    return new Outcome.NotSent(Reason.DEVICE_REMOVED, removed());
  }

  static Outcome removedUnderWay() {
    return new Outcome.Unknown(removed());
  }

  static Outcome notWritten(Fault fault) {
    return new Outcome.NotSent(Reason.UNCATEGORIZED, fault);
  }

  private static Fault removed() {
    return Fault.never("simulator.removed", "the simulated device is no longer configured");
  }
}
