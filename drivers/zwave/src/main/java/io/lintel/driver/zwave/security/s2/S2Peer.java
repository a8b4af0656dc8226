package io.lintel.driver.zwave.security.s2;

import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import io.lintel.driver.zwave.wire.Octets;

/**
 * Who speaks with whom.
 *
 * @param homeId of the network, 4 bytes
 * @param self the id of this side
 * @param other the id of the side spoken with
 */
public record S2Peer(Octets homeId, NodeId self, NodeId other) {
  private static final int HOME_ID_BYTES = 4;

  public S2Peer {
    if (homeId.size() != HOME_ID_BYTES) {
      throw new IllegalArgumentException("a home id has 4 bytes");
    }
  }

  /** What of a frame to the other side is not sealed but vouched for. */
  Octets outgoing(Octets clear, int frameSize) {
    return associated(self, other, clear, frameSize);
  }

  Octets incoming(Octets clear, int frameSize) {
    return associated(other, self, clear, frameSize);
  }

  /** SDS13783, 4.2.6.2: ids, home id, size of the whole frame, and its clear part from byte 2. */
  private Octets associated(NodeId from, NodeId to, Octets clear, int frameSize) {
    boolean longRange = from.isLongRange() || to.isLongRange();
    var width = longRange ? NodeIdWidth.SIXTEEN_BITS : NodeIdWidth.EIGHT_BITS;
    return width
        .write(from)
        .plus(width.write(to))
        .plus(homeId)
        .plus(frameSize >> 8, frameSize & 0xFF)
        .plus(clear.from(2));
  }
}
