package io.lintel.driver.zwave.network;

import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.spi.Fault;
import java.util.Set;

/** What can go wrong with the network, in the installer's words. */
public final class NetworkFaults {
  private static final Set<String> BEFORE_KEYS =
      Set.of(
          "zwave.nobody_came",
          "zwave.inclusion_failed",
          "zwave.inclusion_interrupted",
          "zwave.network_interrupted",
          "zwave.keys_unreadable",
          "zwave.not_noted");

  static Fault nobodyCame() {
    return Fault.retry(
        "zwave.nobody_came",
        "no device asked to join: begin again and put it into its joining mode within the time;"
            + " a device that is still in another network must leave that first (exclude)");
  }

  static Fault nobodyLeft() {
    return Fault.retry(
        "zwave.nobody_left",
        "no device asked to leave: begin again and put it into its leaving mode within the time,"
            + " closer to the stick");
  }

  static Fault stickGaveUp() {
    return Fault.retry(
        "zwave.inclusion_failed",
        "the stick gave up taking the device in: bring the two closer together and begin again");
  }

  static Fault stickLostWith(NodeId node) {
    return of(
        Fault.repair(
            "zwave.inclusion_interrupted",
            "the stick went away while node "
                + node
                + " was coming in: it may be in the network without keys; exclude it, or remove it"
                + " as failed, and include it again"),
        node);
  }

  static Fault stickLostWithout() {
    return Fault.retry(
        "zwave.network_interrupted",
        "the stick went away in the middle: look at the list of nodes and begin again");
  }

  static Fault cancelledInTheMiddle(NodeId node) {
    return of(
        Fault.retry(
            "zwave.inclusion_cancelled", "joining was cancelled when node " + node + " was in"),
        node);
  }

  static Fault lockInTheClear(NodeId node) {
    return of(
        Fault.never(
            "zwave.lock_in_the_clear",
            "node "
                + node
                + " is a lock and did not join with security: anyone nearby could open it"),
        node);
  }

  public static Fault lockTooWeak(NodeId node) {
    return of(
        Fault.never(
            "zwave.lock_too_weak",
            "node " + node + " is a lock and did not join at S2 Access Control"),
        node);
  }

  /** Nothing was handed out: after a power cut nobody would know of the node. */
  static Fault notNoted(NodeId node) {
    return of(
        Fault.repair(
            "zwave.not_noted",
            "the gateway's storage does not keep that node "
                + node
                + " is joining, so it gets no keys: see the log about the storage"),
        node);
  }

  static Fault notNotedRestore() {
    return Fault.repair(
        "zwave.not_noted",
        "the gateway's storage does not keep that the stick is being written, so nothing was"
            + " written: see the log about the storage");
  }

  public static Fault announcedWithoutS2(NodeId node) {
    return of(
        Fault.never(
            "zwave.smartstart_without_s2",
            "node "
                + node
                + " came in by SmartStart and offers no S2, with which it would show that it is the"
                + " device of the label"),
        node);
  }

  /** Whether it was none of the joining node's doing, so that it may ask again. */
  public static boolean sparesNode(Fault why) {
    return BEFORE_KEYS.contains(why.code());
  }

  /** What was wrong, and that the node is out again. */
  static Fault letGo(Fault why) {
    return new Fault(
        why.code(), why.message() + "; the device was let go again", why.advice(), why.facts());
  }

  static Fault stays(NodeId node, Fault why) {
    return of(
        Fault.repair(
            "zwave.unwanted_node",
            why.message()
                + "; node "
                + node
                + " could not be let go: it is in the network without the keys that it needs;"
                + " exclude it, or take its power away and remove it as failed"),
        node);
  }

  static Fault halfJoined(NodeId node) {
    return of(
        Fault.repair(
            "zwave.half_joined",
            "node "
                + node
                + " was joining when the gateway stopped, and has no keys: exclude it and include"
                + " it again"),
        node);
  }

  public static Fault halfRestored() {
    return Fault.repair(
        "zwave.half_restored",
        "writing the stick's memory broke off, so it holds neither its old network nor the one of the"
            + " backup: restore the backup again before anything else");
  }

  static Fault answers(NodeId node) {
    return of(
        Fault.never(
            "zwave.node_answers",
            "node " + node + " answers, so it has not failed: exclude it at the device instead"),
        node);
  }

  static Fault notRemoved(NodeId node) {
    return of(
        Fault.retry(
            "zwave.not_removed", "the stick did not strike node " + node + " off: try again"),
        node);
  }

  static Fault notReplaced(NodeId node) {
    return of(
        Fault.retry(
            "zwave.not_replaced",
            "the new device did not take the place of node "
                + node
                + ": bring it closer and begin again; reset it first if it is in a network"),
        node);
  }

  static Fault notPrimary() {
    return Fault.never(
        "zwave.not_primary",
        "this stick is not the network's primary controller: change the network with the one that"
            + " is");
  }

  public static Fault noNvmAccess() {
    return Fault.never(
        "zwave.no_backup", "this stick does not let its memory be read: note its nodes by hand");
  }

  static Fault nvmFailed(int offset) {
    return Fault.retry(
            "zwave.backup_failed",
            "the stick did not give its memory whole: try again; nothing was changed")
        .with("offset", offset);
  }

  public static Fault notThisStick(String what) {
    return Fault.never(
        "zwave.backup_of_another_stick",
        "the backup does not fit this stick: its "
            + what
            + " differs; use the same model with the"
            + " same firmware");
  }

  static Fault restoreFailed(int offset) {
    return Fault.repair(
            "zwave.restore_failed",
            "the stick's memory was not written whole: restore again before anything else")
        .with("offset", offset);
  }

  public static Fault stickFailed(String what) {
    return Fault.retry("zwave.stick_did_not", "the stick did not " + what + ": try again");
  }

  static Fault noIdServer() {
    return Fault.retry(
        "zwave.no_id_server",
        "no controller hands out node ids in this network (SIS) and the stick would not: devices"
            + " work and join; other controllers cannot be added; it is tried again at the next"
            + " start");
  }

  private static Fault of(Fault fault, NodeId node) {
    return fault.with("node", node);
  }

  private NetworkFaults() {}
}
