package io.lintel.driver.zwave;

import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.spi.Fault;

/** What an operator's job can end with, in the installer's words. */
final class MaintenanceFaults {
  static Fault underWay() {
    return Fault.retry(
        "zwave.job_under_way",
        "another job is under way on this network: wait until it has ended, or cancel it");
  }

  static Fault cancelled() {
    return Fault.retry("zwave.job_cancelled", "it was cancelled; nothing is left half done");
  }

  static Fault noKeys() {
    return Fault.repair(
        "zwave.keys_unreadable",
        "the network's keys are not ready: see the log; restore a backup or import the keys");
  }

  static Fault whichNode() {
    return Fault.never(
        "zwave.which_node", "say which: the device by its name, or --node with a node's number");
  }

  static Fault notInUse(String device) {
    return Fault.never(
        "zwave.no_such_device", "device " + device + " is none of this network's nodes");
  }

  static Fault unusable(String what) {
    return Fault.never("zwave.input_refused", what);
  }

  static Fault unanswered() {
    return Fault.retry("zwave.not_answered", "the question was not answered in time: begin again");
  }

  static Fault notWritten() {
    return Fault.repair(
        "zwave.file_not_written",
        "the file could not be written where you are: see the line above, and begin again");
  }

  static Fault otherLock() {
    return Fault.never(
        "zwave.backup_other_lock",
        "this backup is sealed to the other kind: use --recovery-key FILE if it was sealed to a"
            + " recovery key, and leave it out if to a passphrase");
  }

  static Fault wrongKey() {
    return Fault.never(
        "zwave.backup_wrong_key",
        "the passphrase or recovery key is not the one of this backup, or the file is damaged");
  }

  static Fault noBackup() {
    return Fault.never(
        "zwave.not_a_backup", "the file is no backup of a Z-Wave network that this version knows");
  }

  /** A device is in, and the host would not have it. */
  static Fault notAdopted(NodeId node, Fault why) {
    return Fault.repair(
            "zwave.not_adopted",
            "node "
                + node
                + " is in the network and is no device yet ("
                + why.message()
                + "): run adopt")
        .with("node", node);
  }

  private MaintenanceFaults() {}
}
