package io.lintel.driver.zwave.network;

import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Fault;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How an operation ended. */
public sealed interface End {
  /**
   * A node is in, with the keys that its kind needs.
   *
   * @param classes granted; none for a node that speaks in the clear
   * @param replaced whether it took the id of a failed node
   */
  record Included(Newcomer node, Set<SecurityClass> classes, boolean replaced) implements End {
    public Included {
      classes = Set.copyOf(classes);
    }
  }

  /** A node is out; empty when it belonged to another network. */
  record Excluded(Optional<NodeId> node) implements End {}

  /** The stick's memory, whole. Holds keys of the protocol: to be sealed at once. */
  record Image(Octets nvm) implements End {}

  record Restored() implements End {}

  /** Who is in the network, the stick too. */
  record Nodes(List<NodeId> all) implements End {
    public Nodes {
      all = List.copyOf(all);
    }
  }

  /** Rows were all there was to say. */
  record Told() implements End {}

  record Cancelled() implements End {}

  record Failed(Fault why) implements End {}
}
