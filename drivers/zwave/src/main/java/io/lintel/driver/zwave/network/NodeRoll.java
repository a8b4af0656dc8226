package io.lintel.driver.zwave.network;

import io.lintel.driver.zwave.api.InitData;
import io.lintel.driver.zwave.api.LongRangeNodes;
import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.Optional;

/** The stick's own list of nodes, or the part of it where a node must be: the truth in doubt. */
final class NodeRoll {
  private static final int FIRST_LONG_RANGE = 256;
  private static final int SEGMENT_NODES = 1_024;

  /** Asks where a node would be; without one, for the mesh. */
  static SerialCommand ask(Optional<NodeId> node) {
    return node.filter(NodeId::isLongRange)
        .map(id -> LongRangeNodes.ask((id.value() - FIRST_LONG_RANGE) / SEGMENT_NODES))
        .orElseGet(InitData::ask);
  }

  static List<NodeId> decode(Octets payload, Optional<NodeId> node) {
    return node.filter(NodeId::isLongRange).isPresent()
        ? LongRangeNodes.decode(payload).nodes()
        : InitData.decode(payload).nodes();
  }

  private NodeRoll() {}
}
