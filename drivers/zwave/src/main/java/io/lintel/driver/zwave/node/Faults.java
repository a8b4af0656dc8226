package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.api.StartUp;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.spi.Fault;
import java.util.Optional;

/** What can go wrong with the stick and with orders, in the installer's words. */
public final class Faults {
  public static Fault permitEnded(NodeId node) {
    return Fault.retry(
            "zwave.permit_ended", "the time for the order ran out before anything was sent")
        .with("node", node);
  }

  public static Fault noProof(NodeId node) {
    return Fault.retry(
            "zwave.no_proof",
            "node "
                + node
                + " was sent the order and did not report the wanted position in time: look at the"
                + " lock, it may have moved")
        .with("node", node);
  }

  public static Fault noAnswer(NodeId node) {
    return Fault.repair(
            "zwave.no_answer",
            "node "
                + node
                + " acknowledged nothing; the order may have reached it all the same: check its"
                + " battery and its distance to the stick")
        .with("node", node);
  }

  public static Fault stickLost(NodeId node) {
    return Fault.retry(
            "zwave.stick_lost",
            "the stick went away while the order for node "
                + node
                + " was under way: look at the lock, it may have moved")
        .with("node", node);
  }

  public static Fault stickAbsent() {
    return Fault.repair(
        "zwave.stick_absent", "the Z-Wave stick is not ready: see the instance's own trouble");
  }

  public static Fault stickRefuses() {
    return Fault.repair(
        "zwave.stick_refuses",
        "the stick refused every transmission of the order: unplug it and plug it in again");
  }

  public static Fault stickBusy() {
    return Fault.retry("zwave.stick_busy", "too many orders wait for the stick: try again");
  }

  public static Fault tooLong(NodeId node) {
    return Fault.never(
            "zwave.too_long",
            "what is to be told to node "
                + node
                + " is longer than it takes at once: use a shorter code or name")
        .with("node", node);
  }

  public static Fault airJammed() {
    return Fault.repair(
        "zwave.air_jammed",
        "the radio channel was never free: look for a transmitter near the stick");
  }

  public static Fault jammed(NodeId node) {
    return Fault.repair(
            "zwave.jammed",
            "the lock of node " + node + " reports that its bolt is stuck: look at the door")
        .with("node", node);
  }

  public static Fault refused(NodeId node) {
    return Fault.repair(
            "zwave.refused",
            "the lock of node "
                + node
                + " said that it did not do it: look whether its door stands open or someone inside"
                + " has blocked it")
        .with("node", node);
  }

  public static Fault lifelineLost(NodeId node) {
    return Fault.repair(
            "zwave.lifeline_lost",
            "node "
                + node
                + " does not keep to whom it reports: what happens at it is known only when it is"
                + " asked; exclude it and include it again")
        .with("node", node);
  }

  public static Fault gone(NodeId node) {
    return Fault.repair(
            "zwave.gone",
            "node "
                + node
                + " was reset at the device and left the network: include it again, or put another"
                + " in its place")
        .with("node", node);
  }

  public static Fault busy(NodeId node) {
    return Fault.retry("zwave.busy", "node " + node + " is busy with an earlier order")
        .with("node", node);
  }

  public static Fault detached(NodeId node) {
    return Fault.never(
            "zwave.detached", "node " + node + " was taken out of the configuration meanwhile")
        .with("node", node);
  }

  public static Fault nodeSilent(NodeId node) {
    return Fault.repair(
            "zwave.node_silent",
            "node " + node + " does not answer: check its battery and its distance to the stick")
        .with("node", node);
  }

  public static Fault notInNetwork(NodeId node) {
    return Fault.repair(
            "zwave.not_in_network",
            "the stick knows no node "
                + node
                + ": correct the configured node, or include the lock into this stick's network")
        .with("node", node);
  }

  public static Fault securityNeeded(NodeId node) {
    return Fault.never(
            "zwave.security_needed",
            "node "
                + node
                + " is moved only with a network key that is not here: import the keys of its"
                + " network, or exclude it and include it again")
        .with("node", node);
  }

  public static Fault keysDoNotFit(NodeId node) {
    return Fault.repair(
            "zwave.keys_do_not_fit",
            "node "
                + node
                + " could not read what it was sent, however often: import the keys of its network, or"
                + " exclude and include it again")
        .with("node", node);
  }

  /** Under S0 a node does not say that it cannot read something. */
  public static Fault cannotRead(NodeId node, Optional<SecurityClass> under) {
    return under.equals(Optional.of(SecurityClass.S0)) ? noncesAlone(node) : keysDoNotFit(node);
  }

  private static Fault noncesAlone(NodeId node) {
    return Fault.repair(
            "zwave.keys_do_not_fit",
            "node "
                + node
                + " gives nonces and answers nothing that is sealed with them: most likely the S0 key"
                + " that is kept here is not its network's; import the keys of its network, or exclude"
                + " and include it again")
        .with("node", node);
  }

  public static Fault silentUnderKey(NodeId node) {
    return Fault.repair(
            "zwave.silent_under_key",
            "node "
                + node
                + " joined with a key and answers nothing under it: it is never used with less, and"
                + " is asked again by itself; check its battery and its distance to the stick, and"
                + " look for a transmitter nearby")
        .with("node", node);
  }

  public static Fault keysUnreadable() {
    return Fault.repair(
        "zwave.keys_unreadable",
        "the network keys that are kept here cannot be read: import them from the file to which they"
            + " were exported; until then no lock with a key can be spoken to");
  }

  public static Fault keysForeign() {
    return Fault.repair(
        "zwave.keys_foreign",
        "no lock can read what is sent under the keys that are kept here: they are not this"
            + " network's; import its keys");
  }

  public static Fault notALock(NodeId node) {
    return Fault.never(
            "zwave.not_a_lock", "node " + node + " is no lock: correct the configured node")
        .with("node", node);
  }

  public static Fault startUpFailed(StartUp.Step step, String link) {
    return Fault.repair(
            "zwave.stick_silent",
            "what is connected at "
                + link
                + " does not answer as a Z-Wave stick does: check that the link is the stick's,"
                + " unplug it and plug it in again, best on a USB extension cable and at a USB 2 port")
        .with("link", link)
        .with("step", step.name().toLowerCase(java.util.Locale.ROOT));
  }

  private Faults() {}
}
