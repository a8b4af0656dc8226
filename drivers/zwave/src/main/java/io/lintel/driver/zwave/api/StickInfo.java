package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.NodeIdWidth;

/** A stick that is ready for work. */
public record StickInfo(
    ApiCapabilities capabilities,
    InitData network,
    ControllerVersion version,
    ControllerId id,
    NodeIdWidth width,
    LongestCommands longest) {
  /** Of a stick that does not say how much it takes at once. */
  public StickInfo(
      ApiCapabilities capabilities,
      InitData network,
      ControllerVersion version,
      ControllerId id,
      NodeIdWidth width) {
    this(capabilities, network, version, id, width, LongestCommands.USUAL);
  }

  /** In bytes, security included; what is longer goes in pieces. */
  public int longestCommand(NodeId node) {
    return longest.to(node);
  }

  boolean isBridge() {
    return capabilities.isBridge();
  }
}
