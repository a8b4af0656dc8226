package io.lintel.driver.zwave;

import io.lintel.driver.zwave.network.Rules;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.spi.FaultException;
import io.lintel.spi.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** What an operator typed, as this driver understands it. */
record MaintenanceArguments(Settings typed, Members members) {
  private static final Duration WAIT = Duration.ofMinutes(2);

  Rules rules() {
    return new Rules(flag("allow_s0"), flag("allow_clear"));
  }

  int waitMillis() {
    return (int) typed.duration("wait").orElse(WAIT).toMillis();
  }

  int count(int otherwise) {
    return (int) typed.number("count").orElse(otherwise);
  }

  boolean flag(String key) {
    return typed.flag(key).orElse(false);
  }

  /** The device that was named; empty when a node was. */
  Optional<UUID> device() {
    return typed.text("device").map(UUID::fromString);
  }

  /** The node that was named, directly or as a device; empty when none was. */
  Optional<NodeId> anyNode() {
    return typed.number("node").isPresent()
        ? Optional.of(node(typed.number("node").getAsLong()))
        : device().map(this::nodeOf);
  }

  NodeId node() {
    return anyNode().orElseThrow(() -> new FaultException(MaintenanceFaults.whichNode()));
  }

  private NodeId node(long value) {
    if (!NodeId.isValid(value)) {
      throw new FaultException(typed.problem("node", "is no node id: 1 to 232, or 256 to 4000"));
    }
    return new NodeId((int) value);
  }

  private NodeId nodeOf(UUID device) {
    return members
        .nodeOf(device)
        .orElseThrow(() -> new FaultException(MaintenanceFaults.notInUse(String.valueOf(device))));
  }
}
