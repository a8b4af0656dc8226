package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.serial.Frame;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;

/** What the stick tells by itself. Node ids are raw: they may be 0 or foreign. */
public sealed interface StickMessage {
  /** Statuses of ApplicationUpdate. */
  int NODE_INFO_RECEIVED = 0x84;

  int NODE_INFO_FAILED = 0x81;

  int PRIMED = 0x85;
  int POWERED_UP = 0x86;

  int PRIMED_LONG_RANGE = 0x87;

  /**
   * A node sent a command: 0x04, or 0xA8 from a bridge library.
   *
   * @param receiveStatus bits, see {@link #isForeign}
   */
  record FromNode(int receiveStatus, int node, Octets command) implements StickMessage {
    private static final int FOREIGN = 0xC0;
    private static final int TO_MANY = 0x0C;

    /** Overheard from elsewhere: another frame's addressee, or another network. */
    public boolean isForeign() {
      return (receiveStatus & FOREIGN) != 0;
    }

    /** A broadcast or a multicast. */
    public boolean isToMany() {
      return (receiveStatus & TO_MANY) != 0;
    }
  }

  /** A node told its information: 0x49 status 0x84. */
  record NodeInfo(int node, Octets information) implements StickMessage {}

  /** A node that joined by SmartStart has power again: 0x49 status 0x86. */
  record PoweredUp(int node) implements StickMessage {}

  /** The node that was asked for its information did not answer: 0x49 status 0x81. */
  record NodeInfoFailed() implements StickMessage {}

  /** How a change of the network goes on, or a node that asks to join. */
  record OfNetwork(NetworkNews news) implements StickMessage {}

  /** The stick restarted: 0x0A. */
  record Restarted(int reason) implements StickMessage {}

  /** Nothing that this driver knows. */
  record Unmodelled(int function) implements StickMessage {}

  /** Decodes a request frame from the stick. */
  static StickMessage decode(Frame frame, NodeIdWidth width) {
    return switch (frame.function()) {
      case FunctionId.APPLICATION_COMMAND -> command(frame.payload(), width);
      case FunctionId.BRIDGE_APPLICATION_COMMAND -> bridgeCommand(frame.payload(), width);
      case FunctionId.APPLICATION_UPDATE -> update(frame, width);
      case FunctionId.API_STARTED ->
          new Restarted(new OctetReader(frame.payload(), "SerialAPIStarted").u8("reason"));
      case FunctionId.ADD_NODE -> new OfNetwork(NetworkNews.adding(frame.payload(), width));
      case FunctionId.REMOVE_NODE -> new OfNetwork(NetworkNews.removing(frame.payload(), width));
      case FunctionId.REMOVE_FAILED_NODE ->
          new OfNetwork(NetworkNews.failedRemoval(frame.payload()));
      case FunctionId.REPLACE_FAILED_NODE -> new OfNetwork(NetworkNews.replacing(frame.payload()));
      default -> new Unmodelled(frame.function());
    };
  }

  private static StickMessage command(Octets payload, NodeIdWidth width) {
    var reader = new OctetReader(payload, "ApplicationCommand");
    return new FromNode(
        reader.u8("receive status"),
        width.read(reader, "source node"),
        reader.octets(reader.u8("length"), "command"));
  }

  private static StickMessage bridgeCommand(Octets payload, NodeIdWidth width) {
    var reader = new OctetReader(payload, "BridgeApplicationCommand");
    int status = reader.u8("receive status");
    width.read(reader, "destination node");
    return new FromNode(
        status, width.read(reader, "source node"), reader.octets(reader.u8("length"), "command"));
  }

  private static StickMessage update(Frame frame, NodeIdWidth width) {
    var reader = new OctetReader(frame.payload(), "ApplicationUpdate");
    return switch (reader.u8("status")) {
      case NODE_INFO_RECEIVED ->
          new NodeInfo(
              width.read(reader, "node"), reader.octets(reader.u8("length"), "information"));
      case NODE_INFO_FAILED -> new NodeInfoFailed();
      case PRIMED -> new OfNetwork(NetworkNews.primed(reader, false, width));
      case POWERED_UP -> new PoweredUp(width.read(reader, "node"));
      case PRIMED_LONG_RANGE -> new OfNetwork(NetworkNews.primed(reader, true, width));
      default -> new Unmodelled(frame.function());
    };
  }
}
