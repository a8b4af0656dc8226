package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.NodeIdWidth;

/**
 * RequestNodeInfo, 0x60. The answer is a {@link StickMessage.NodeInfo} or {@link
 * StickMessage.NodeInfoFailed}; the latter names no node, so one request may be open at a time.
 */
public final class NodeInfoRequest {
  public static SerialCommand ask(NodeId node, NodeIdWidth width) {
    return SerialCommand.question(FunctionId.REQUEST_NODE_INFO, width.write(node));
  }

  /** Whether the stick sent the request out; an answer without a status means yes. */
  public static boolean wasSent(Frame response) {
    return response.payload().size() == 0 || response.payload().at(0) != 0;
  }

  private NodeInfoRequest() {}
}
