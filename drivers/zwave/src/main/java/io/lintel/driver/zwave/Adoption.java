package io.lintel.driver.zwave;

import io.lintel.driver.zwave.network.End;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.spi.Console;
import io.lintel.spi.Fault;
import io.lintel.spi.Found;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes nodes into devices, with the host and its operator. Runs on the driver's loop alone. */
record Adoption(Members members) {
  /** One that has just come in, as a device of its own or in the place of another. */
  void one(NodeId node, Optional<UUID> inPlaceOf, Console console) {
    inPlaceOf.ifPresentOrElse(
        device -> replace(device, node, console), () -> adopt(node, new ArrayDeque<>(), console));
  }

  /** Those that came in while nobody was there, or whose job was cut off. */
  void all(End listed, Console console) {
    switch (listed) {
      case End.Nodes(List<NodeId> nodes) -> adopt(strangers(nodes), console);
      case End.Failed(Fault why) -> console.failed(why);
      case End.Cancelled _ -> console.failed(MaintenanceFaults.cancelled());
      case End.Included _, End.Excluded _, End.Image _, End.Restored _, End.Told _ ->
          console.done("Done.");
    }
  }

  private Deque<NodeId> strangers(List<NodeId> nodes) {
    Deque<NodeId> found = new ArrayDeque<>(nodes);
    found.removeIf(node -> !members.isStranger(node));
    return found;
  }

  private void adopt(Deque<NodeId> nodes, Console console) {
    NodeId first = nodes.poll();
    if (first == null) {
      console.done("Every node of the network is a device.");
    } else {
      adopt(first, nodes, console);
    }
  }

  private void adopt(NodeId node, Deque<NodeId> then, Console console) {
    console.adopt(
        found(node),
        device -> {
          if (then.isEmpty()) {
            console.done("Node " + node + " is device " + device + " now.");
          } else {
            adopt(then, console);
          }
        },
        why -> console.failed(MaintenanceFaults.notAdopted(node, why)));
  }

  private void replace(UUID device, NodeId node, Console console) {
    console.replace(
        device,
        found(node),
        () -> console.done("Node " + node + " is device " + device + " from now on."),
        why -> console.failed(MaintenanceFaults.notAdopted(node, why)));
  }

  private static Found found(NodeId node) {
    return new Found("Z-Wave node " + node, Map.of("node", node.toString()), "");
  }
}
