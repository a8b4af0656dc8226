package io.lintel.driver.zwave.api;

import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.Octets;

/** Sticks that are ready for work, for those who only send through them. */
public final class ReadySticks {
  /** Of the house's home id, as node 1, with a static library and classic node ids. */
  public static StickInfo plain() {
    return taking(46);
  }

  /** One that takes so many bytes at once. */
  public static StickInfo taking(int longest) {
    var capabilities = new ApiCapabilities(1, 0, 0, 0, 0, Octets.copyOf(new byte[32]));
    var id = new ControllerId(Octets.ofHex("c0de0001"), new NodeId(1));
    return new StickInfo(
        capabilities,
        InitData.NONE,
        ControllerVersion.NONE,
        id,
        NodeIdWidth.EIGHT_BITS,
        new LongestCommands(longest, longest));
  }

  private ReadySticks() {}
}
