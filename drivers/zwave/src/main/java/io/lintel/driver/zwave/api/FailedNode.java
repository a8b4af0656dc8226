package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.serial.SerialCommand;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;

/**
 * IsFailedNode, 0x62; RemoveFailedNode, 0x61; ReplaceFailedNode, 0x63. The stick counts a node as
 * failed when its latest transmission to it was not acknowledged, and touches no other.
 */
public final class FailedNode {
  /** What the stick answers to removing and replacing. */
  public enum Start {
    BEGUN,
    NOT_PRIMARY,
    /** The node is not among the failed ones. */
    NOT_FAILED,
    BUSY,
    REFUSED
  }

  private static final int NOT_PRIMARY = 0x02;
  private static final int NOT_FOUND = 0x08;
  private static final int BUSY = 0x10;

  public static SerialCommand ask(NodeId node, NodeIdWidth width) {
    return SerialCommand.question(FunctionId.IS_FAILED_NODE, width.write(node));
  }

  public static boolean decode(Octets payload) {
    return new OctetReader(payload, "IsFailedNode").u8("failed") != 0;
  }

  /** How it ends comes as {@link NetworkNews.FailedRemoval}. */
  public static SerialCommand remove(NodeId node, int callbackId, NodeIdWidth width) {
    return SerialCommand.question(
        FunctionId.REMOVE_FAILED_NODE, width.write(node).plus(callbackId));
  }

  /** How it goes comes as {@link NetworkNews.Replacing}. */
  public static SerialCommand replace(NodeId node, int callbackId, NodeIdWidth width) {
    return SerialCommand.question(
        FunctionId.REPLACE_FAILED_NODE, width.write(node).plus(callbackId));
  }

  /** Flags; 0 means begun. */
  public static Start decodeStart(Octets payload) {
    int flags = new OctetReader(payload, "failed node").u8("start flags");
    if (flags == 0) {
      return Start.BEGUN;
    }
    if ((flags & NOT_PRIMARY) != 0) {
      return Start.NOT_PRIMARY;
    }
    if ((flags & NOT_FOUND) != 0) {
      return Start.NOT_FAILED;
    }
    return (flags & BUSY) != 0 ? Start.BUSY : Start.REFUSED;
  }

  private FailedNode() {}
}
