package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.serial.SerialResult;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Permit;
import java.util.Optional;
import java.util.Set;

/**
 * RequestNodeInfo, 0x60. The answer is an ApplicationUpdate: the node's information, or that it did
 * not answer, which names no node. It keeps the radio busy, so nothing else goes out meanwhile.
 */
public final class NodeInfoRequest {
  /** A beam of a second and a detour or two. */
  private static final int LIMIT_MILLIS = 5_000;

  public static SerialCommand ask(NodeId node, NodeIdWidth width) {
    var expects =
        new SerialCommand.Expects.Announcement(
            FunctionId.APPLICATION_UPDATE,
            Set.of(StickMessage.NODE_INFO_RECEIVED, StickMessage.NODE_INFO_FAILED),
            LIMIT_MILLIS);
    return new SerialCommand(
        FunctionId.REQUEST_NODE_INFO, width.write(node), expects, Permit.unlimited());
  }

  /** The node's information without its length byte; empty when it did not answer. */
  public static Optional<Octets> answer(SerialResult result, NodeId node, NodeIdWidth width) {
    return result instanceof SerialResult.CalledBack(Frame update)
            && StickMessage.decode(update, width)
                instanceof StickMessage.NodeInfo(int told, Octets information)
            && told == node.value()
        ? Optional.of(information)
        : Optional.empty();
  }

  private NodeInfoRequest() {}
}
