package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;

/**
 * How a change of the network goes on, as the stick tells it in callbacks, and nodes that ask to
 * join. Node ids are raw: 0 when there is none.
 */
public sealed interface NetworkNews {
  /** Statuses of AddNodeToNetwork and RemoveNodeFromNetwork; 5 comes from the former alone. */
  enum Step {
    READY(1),
    NODE_FOUND(2),
    END_NODE(3),
    CONTROLLER(4),
    PROTOCOL_DONE(5),
    DONE(6),
    FAILED(7),
    /** A status that this driver does not know. */
    OTHER(-1);

    private final int code;

    Step(int code) {
      this.code = code;
    }

    static Step of(int code) {
      for (Step step : values()) {
        if (step.code == code) {
          return step;
        }
      }
      return OTHER;
    }
  }

  /**
   * Callback of AddNodeToNetwork, 0x4A.
   *
   * @param information of the node, without its length byte; empty but for {@link Step#END_NODE}
   *     and {@link Step#CONTROLLER}
   */
  record Adding(int callbackId, Step step, int node, Octets information) implements NetworkNews {}

  /** Callback of RemoveNodeFromNetwork, 0x4B; node 0 belonged to another network. */
  record Removing(int callbackId, Step step, int node) implements NetworkNews {}

  /** Callback of RemoveFailedNode, 0x61: 0 the node answered, 1 removed, 2 not removed. */
  record FailedRemoval(int callbackId, int status) implements NetworkNews {
    public boolean isRemoved() {
      return status == 1;
    }

    public boolean hasAnswered() {
      return status == 0;
    }
  }

  /** Callback of ReplaceFailedNode, 0x63: 0 the node answered, 3 ready, 4 done, 5 failed. */
  record Replacing(int callbackId, int status) implements NetworkNews {
    public boolean isReady() {
      return status == 3;
    }

    public boolean isDone() {
      return status == 4;
    }
  }

  /**
   * A SmartStart node has power and asks to join: ApplicationUpdate 0x85 or 0x87.
   *
   * @param homeId 4 bytes, which its DSK gives
   */
  record Primed(Octets homeId, boolean longRange) implements NetworkNews {}

  private static Step step(OctetReader reader) {
    return Step.of(reader.u8("status"));
  }

  /** {@code callback id, status [, node [, length, information]]}. */
  static Adding adding(Octets payload, NodeIdWidth width) {
    var reader = new OctetReader(payload, "AddNodeToNetwork");
    int callbackId = reader.u8("callback id");
    Step step = step(reader);
    int node = node(reader, width);
    boolean introduces = step == Step.END_NODE || step == Step.CONTROLLER;
    Octets information =
        introduces ? reader.octets(reader.u8("length"), "information") : Octets.NONE;
    return new Adding(callbackId, step, node, information);
  }

  static Removing removing(Octets payload, NodeIdWidth width) {
    var reader = new OctetReader(payload, "RemoveNodeFromNetwork");
    return new Removing(reader.u8("callback id"), step(reader), node(reader, width));
  }

  static FailedRemoval failedRemoval(Octets payload) {
    var reader = new OctetReader(payload, "RemoveFailedNode");
    return new FailedRemoval(reader.u8("callback id"), reader.u8("status"));
  }

  static Replacing replacing(Octets payload) {
    var reader = new OctetReader(payload, "ReplaceFailedNode");
    return new Replacing(reader.u8("callback id"), reader.u8("status"));
  }

  /** After the status: {@code node, receive status, home id(4), …}. */
  static Primed primed(OctetReader reader, boolean longRange, NodeIdWidth width) {
    width.read(reader, "node");
    reader.u8("receive status");
    return new Primed(reader.octets(4, "home id"), longRange);
  }

  /** Sticks leave the node out where there is none to name. */
  private static int node(OctetReader reader, NodeIdWidth width) {
    int needed = width == NodeIdWidth.EIGHT_BITS ? 1 : 2;
    return reader.left() < needed ? 0 : width.read(reader, "node");
  }
}
