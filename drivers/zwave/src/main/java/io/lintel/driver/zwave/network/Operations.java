package io.lintel.driver.zwave.network;

import io.lintel.driver.zwave.api.BackgroundNoise;
import io.lintel.driver.zwave.api.LongRangeNodes;
import io.lintel.driver.zwave.api.Neighbors;
import io.lintel.driver.zwave.api.Nvm;
import io.lintel.driver.zwave.api.StickInfo;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;

/** Every operation, before its first step. */
public final class Operations {
  /**
   * Takes in the node whose button is pressed.
   *
   * @param callbackId 1..255, another one than the operation before had
   * @param waitMillis how long someone may take to press it
   */
  public static Operation include(int callbackId, Site site, Rules rules, int waitMillis) {
    return Inclusion.of(
        new Inclusion.Plan(new Inclusion.Whom.Anyone(), callbackId, site, rules, waitMillis));
  }

  /**
   * Takes in the SmartStart node with these home ids, 4 bytes each.
   *
   * @param waitMillis how long the node may take to hear that it may come
   */
  public static Operation includeAnnounced(
      int callbackId, Site site, Octets nwiHomeId, Octets authHomeId, boolean far, int waitMillis) {
    var whom = new Inclusion.Whom.SmartStart(nwiHomeId, authHomeId, far);
    return Inclusion.of(new Inclusion.Plan(whom, callbackId, site, Rules.STRICT, waitMillis));
  }

  public static Operation exclude(int callbackId, int waitMillis) {
    return Exclusion.of(callbackId, waitMillis);
  }

  public static Operation removeFailed(NodeId node, int callbackId, NodeIdWidth width) {
    return FailedRemoval.of(node, callbackId, width);
  }

  public static Operation replaceFailed(
      NodeId node, int callbackId, Site site, Rules rules, int waitMillis) {
    return Replacement.of(new Replacement.Plan(node, callbackId, site, rules, waitMillis));
  }

  public static Operation ping(NodeId node, int count) {
    return Pings.of(node, count);
  }

  public static Operation checkHealth(List<NodeId> nodes, Site site, StickInfo stick) {
    return HealthCheck.of(
        new HealthCheck.Plan(
            nodes, site, BackgroundNoise.isKnownTo(stick), Neighbors.isKnownTo(stick)));
  }

  public static Operation listNodes(StickInfo stick) {
    boolean longRange =
        LongRangeNodes.isKnownTo(stick) && stick.width() == NodeIdWidth.SIXTEEN_BITS;
    return NodeListing.of(longRange);
  }

  /** Has the stick hand out node ids, if it may and nobody does. */
  public static Operation serveIds(StickInfo stick, int callbackId) {
    return IdService.of(stick, callbackId);
  }

  public static Operation copyMemory(Nvm nvm) {
    return NvmBackup.of(nvm);
  }

  public static Operation writeMemory(Nvm nvm, Octets image) {
    return NvmRestore.of(nvm, image);
  }

  private Operations() {}
}
