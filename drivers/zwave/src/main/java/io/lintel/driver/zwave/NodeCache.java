package io.lintel.driver.zwave;

import io.lintel.driver.zwave.api.StickInfo;
import io.lintel.driver.zwave.node.Findings;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.DeviceStore;
import java.util.Optional;

/**
 * What interviews found, kept so that a restart asks no lock again. Each entry begins with the home
 * id of its network: a stick of another network knows other nodes by the same ids.
 */
final class NodeCache {
  private static final int HOME_ID_BYTES = 4;

  private final DeviceStore store;

  NodeCache(DeviceStore store) {
    this.store = store;
  }

  /** As remembered, of whatever network. */
  Optional<Findings> recall(NodeId node) {
    return entry(node).flatMap(entry -> Findings.decode(entry.from(HOME_ID_BYTES)));
  }

  /** As remembered of this stick's network. */
  Optional<Findings> recall(StickInfo stick, NodeId node) {
    return isOf(stick, node) ? recall(node) : Optional.empty();
  }

  /** Whether what is remembered is of this stick's network. */
  boolean isOf(StickInfo stick, NodeId node) {
    return entry(node)
        .filter(e -> e.slice(0, HOME_ID_BYTES).equals(stick.id().homeId()))
        .isPresent();
  }

  /** Losing it in a power cut costs some questions. */
  void remember(StickInfo stick, NodeId node, Findings findings) {
    store.put(key(node), stick.id().homeId().plus(findings.encode()).toArray(), () -> {});
  }

  void forget(NodeId node) {
    store.remove(key(node));
  }

  private Optional<Octets> entry(NodeId node) {
    return store.get(key(node)).map(Octets::copyOf).filter(e -> e.size() > HOME_ID_BYTES);
  }

  private static String key(NodeId node) {
    return "node." + node;
  }
}
