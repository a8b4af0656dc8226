package io.lintel.driver.zwave;

import io.lintel.driver.zwave.api.StickInfo;
import io.lintel.driver.zwave.node.Findings;
import io.lintel.driver.zwave.security.join.Grant;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.DeviceStore;
import java.util.Optional;

/**
 * With which keys nodes joined here, and what interviews found, kept so that a restart asks no lock
 * again. Each entry begins with the home id of its network: a stick of another network knows other
 * nodes by the same ids.
 */
final class NodeCache {
  private static final int HOME_ID_BYTES = 4;

  private final DeviceStore store;

  NodeCache(DeviceStore store) {
    this.store = store;
  }

  /** As remembered, of whatever network. */
  Optional<Findings> recall(NodeId node) {
    return entry(key(node)).flatMap(entry -> Findings.decode(entry.from(HOME_ID_BYTES)));
  }

  /** As it joined, in whatever network; empty for a node that joined elsewhere. */
  Optional<Grant> grant(NodeId node) {
    return entry(grantKey(node)).flatMap(entry -> Grant.decode(entry.from(HOME_ID_BYTES)));
  }

  /** As it joined this stick's network. */
  Optional<Grant> grant(StickInfo stick, NodeId node) {
    return isOf(stick, grantKey(node)) ? grant(node) : Optional.empty();
  }

  /** A node has joined: what was known of its id was of another. */
  void joined(StickInfo stick, NodeId node, Grant grant) {
    store.remove(key(node));
    store.put(grantKey(node), entry(stick, grant.encode()), () -> {});
  }

  /** As remembered of this stick's network. */
  Optional<Findings> recall(StickInfo stick, NodeId node) {
    return isOf(stick, key(node)) ? recall(node) : Optional.empty();
  }

  private boolean isOf(StickInfo stick, String key) {
    return entry(key)
        .filter(e -> e.slice(0, HOME_ID_BYTES).equals(stick.id().homeId()))
        .isPresent();
  }

  /** Losing it in a power cut costs some questions. */
  void remember(StickInfo stick, NodeId node, Findings findings) {
    store.put(key(node), entry(stick, findings.encode()), () -> {});
  }

  void forget(NodeId node) {
    store.remove(key(node));
    store.remove(grantKey(node));
  }

  private static byte[] entry(StickInfo stick, Octets content) {
    return stick.id().homeId().plus(content).toArray();
  }

  private Optional<Octets> entry(String key) {
    return store.get(key).map(Octets::copyOf).filter(e -> e.size() > HOME_ID_BYTES);
  }

  private static String grantKey(NodeId node) {
    return key(node) + ".grant";
  }

  private static String key(NodeId node) {
    return "node." + node;
  }
}
