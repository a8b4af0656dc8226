package io.lintel.driver.zwave.security.s0;

import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;

/** Who seals for whom; a sealed message counts on this path alone. */
record S0Path(NodeId from, NodeId to) {
  S0Path {
    if (from.isLongRange() || to.isLongRange()) {
      throw new IllegalArgumentException("Long Range has no S0");
    }
  }

  Octets octets() {
    return Octets.of(from.value(), to.value());
  }
}
