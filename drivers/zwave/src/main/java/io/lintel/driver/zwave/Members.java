package io.lintel.driver.zwave;

import io.lintel.driver.zwave.network.NodeRow;
import io.lintel.driver.zwave.security.join.Grant;
import io.lintel.driver.zwave.security.join.NetworkKeys;
import io.lintel.driver.zwave.wire.NodeId;
import java.util.Optional;
import java.util.UUID;

/** The nodes that are devices, as network management sees them. Used on the driver's loop alone. */
interface Members {
  Optional<NodeId> nodeOf(UUID deviceId);

  Optional<UUID> deviceAt(NodeId node);

  /** In the network, no device, not the stick, and with the keys that it needs. */
  boolean isStranger(NodeId node);

  /** A node has its keys, or may stay without: what was known of its id was of another. */
  void joined(NodeId node, Grant grant);

  /** A node has left for good. */
  void gone(NodeId node);

  /** For the list of nodes; the same columns for each. */
  NodeRow row(NodeId node);

  /** Empty when those that are kept cannot be read, or are not durable yet. */
  Optional<NetworkKeys> keys();

  /**
   * Keeps these instead, and then speaks with nodes by them.
   *
   * @param done called once they would survive a power cut
   */
  void rekey(NetworkKeys keys, Runnable done);
}
