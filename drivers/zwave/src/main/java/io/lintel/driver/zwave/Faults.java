package io.lintel.driver.zwave;

import io.lintel.driver.zwave.api.StartUp;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.spi.Fault;

/** What can go wrong, in the installer's words. */
final class Faults {
  static Fault permitEnded(NodeId node) {
    return Fault.retry(
            "zwave.permit_ended", "the time for the order ran out before anything was sent")
        .with("node", node);
  }

  static Fault noProof(NodeId node) {
    return Fault.retry(
            "zwave.no_proof",
            "node "
                + node
                + " was sent the order and did not report the wanted position in time: look at the"
                + " lock, it may have moved")
        .with("node", node);
  }

  static Fault noAnswer(NodeId node) {
    return Fault.repair(
            "zwave.no_answer",
            "node "
                + node
                + " acknowledged nothing; the order may have reached it all the same: check its"
                + " battery and its distance to the stick")
        .with("node", node);
  }

  static Fault stickLost(NodeId node) {
    return Fault.retry(
            "zwave.stick_lost",
            "the stick went away while the order for node "
                + node
                + " was under way: look at the lock, it may have moved")
        .with("node", node);
  }

  static Fault stickAbsent() {
    return Fault.repair(
        "zwave.stick_absent", "the Z-Wave stick is not ready: see the instance's own trouble");
  }

  static Fault stickRefuses() {
    return Fault.repair(
        "zwave.stick_refuses",
        "the stick refused every transmission of the order: unplug it and plug it in again");
  }

  static Fault stickBusy() {
    return Fault.retry("zwave.stick_busy", "too many orders wait for the stick: try again");
  }

  static Fault airJammed() {
    return Fault.repair(
        "zwave.air_jammed",
        "the radio channel was never free: look for a transmitter near the stick");
  }

  static Fault jammed(NodeId node) {
    return Fault.repair(
            "zwave.jammed",
            "the lock of node " + node + " reports that its bolt is stuck: look at the door")
        .with("node", node);
  }

  static Fault busy(NodeId node) {
    return Fault.retry("zwave.busy", "node " + node + " is busy with an earlier order")
        .with("node", node);
  }

  static Fault detached(NodeId node) {
    return Fault.never(
            "zwave.detached", "node " + node + " was taken out of the configuration meanwhile")
        .with("node", node);
  }

  static Fault nodeSilent(NodeId node) {
    return Fault.repair(
            "zwave.node_silent",
            "node " + node + " does not answer: check its battery and its distance to the stick")
        .with("node", node);
  }

  static Fault notInNetwork(NodeId node) {
    return Fault.repair(
            "zwave.not_in_network",
            "the stick knows no node "
                + node
                + ": correct the configured node, or include the lock into this stick's network")
        .with("node", node);
  }

  static Fault securityNeeded(NodeId node) {
    return Fault.never(
            "zwave.security_needed",
            "node "
                + node
                + " is moved only with a network key, and this driver speaks in the clear alone: it"
                + " can be neither locked nor unlocked")
        .with("node", node);
  }

  static Fault notALock(NodeId node) {
    return Fault.never(
            "zwave.not_a_lock", "node " + node + " is no lock: correct the configured node")
        .with("node", node);
  }

  static Fault startUpFailed(StartUp.Step step, String link) {
    return Fault.repair(
            "zwave.stick_silent",
            "what is connected at "
                + link
                + " does not answer as a Z-Wave stick does: check that the link is the stick's,"
                + " unplug it and plug it in again")
        .with("link", link)
        .with("step", step.name().toLowerCase(java.util.Locale.ROOT));
  }

  private Faults() {}
}
