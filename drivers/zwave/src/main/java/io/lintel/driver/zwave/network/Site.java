package io.lintel.driver.zwave.network;

import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.NodeIdWidth;
import java.util.List;

/**
 * The network as an operation finds it.
 *
 * @param nodes all of it, the stick too
 * @param listening how many are always awake
 * @param frequentListening how many are woken by a beam
 */
public record Site(NodeIdWidth width, List<NodeId> nodes, int listening, int frequentListening) {
  private static final int NEIGHBORS_MILLIS = 76_000;
  private static final int LISTENING_MILLIS = 217;
  private static final int FREQUENT_LISTENING_MILLIS = 3_517;

  public Site {
    nodes = List.copyOf(nodes);
  }

  /** How long a newcomer may look for its neighbours (Appl. Programmers Guide, INS13954). */
  int neighborSearchMillis() {
    return NEIGHBORS_MILLIS
        + LISTENING_MILLIS * listening
        + FREQUENT_LISTENING_MILLIS * frequentListening;
  }
}
