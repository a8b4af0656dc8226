package io.lintel.driver.zwave.network;

import io.lintel.driver.zwave.wire.MalformedFrame;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.OctetReader;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Fault;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a restart in the middle may leave half done; kept durably until it is settled. */
public sealed interface Unfinished {
  /** A node is in the network and has no keys yet. */
  record Joining(NodeId node) implements Unfinished {}

  /** The stick's memory was being written. */
  record Restoring() implements Unfinished {}

  int JOINING = 1;
  int RESTORING = 2;

  default Octets encode() {
    return switch (this) {
      case Joining(NodeId node) -> Octets.of(JOINING, node.value() >> 8, node.value() & 0xFF);
      case Restoring() -> Octets.of(RESTORING);
    };
  }

  /** What is kept, one after the other, up to what makes no sense. */
  static Set<Unfinished> decodeAll(Octets kept) {
    Set<Unfinished> found = new LinkedHashSet<>();
    var reader = new OctetReader(kept, "unfinished work");
    try {
      while (reader.left() > 0) {
        found.add(decode(reader));
      }
    } catch (MalformedFrame _) {
      return found;
    }
    return found;
  }

  /**
   * What the next start says.
   *
   * @param nodes of the mesh now; Long Range nodes are not in it, and count as still there
   * @return empty when nothing is left of it
   */
  default Optional<Fault> found(List<NodeId> nodes) {
    return switch (this) {
      case Joining(NodeId node) ->
          node.isLongRange() || nodes.contains(node)
              ? Optional.of(NetworkFaults.halfJoined(node))
              : Optional.empty();
      case Restoring() -> Optional.of(NetworkFaults.halfRestored());
    };
  }

  private static Unfinished decode(OctetReader reader) {
    return switch (reader.u8("kind")) {
      case JOINING -> joining(reader.u16("node"));
      case RESTORING -> new Restoring();
      default -> throw new MalformedFrame("unfinished work", "kind", 0);
    };
  }

  private static Unfinished joining(int node) {
    if (!NodeId.isValid(node)) {
      throw new MalformedFrame("unfinished work", "node", 0);
    }
    return new Joining(new NodeId(node));
  }
}
