package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which nodes a node of the mesh hears directly, as the stick remembers: GetRoutingInfo, 0x80.
 * Costs no radio. Long Range nodes have none: they speak with the stick alone.
 */
public final class Neighbors {
  /** Bad links and nodes that do not repeat are left in; the last byte is to be 0. */
  private static final Octets ALL = Octets.of(0, 0);

  public static SerialCommand ask(NodeId node, NodeIdWidth width) {
    return SerialCommand.question(FunctionId.GET_ROUTING_INFO, width.write(node).plus(ALL));
  }

  public static boolean isKnownTo(StickInfo stick) {
    return stick.capabilities().supports(FunctionId.GET_ROUTING_INFO);
  }

  /** Bit 0 of byte 0 = node 1. */
  public static List<NodeId> decode(Octets payload) {
    return IntStream.rangeClosed(1, payload.size() * 8)
        .filter(id -> NodeId.isValid(id) && Bitmask.has(payload, id - 1))
        .mapToObj(NodeId::new)
        .toList();
  }

  private Neighbors() {}
}
