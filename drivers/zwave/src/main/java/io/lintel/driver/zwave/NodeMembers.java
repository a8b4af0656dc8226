package io.lintel.driver.zwave;

import io.lintel.driver.zwave.api.TransmissionReport;
import io.lintel.driver.zwave.network.NodeRow;
import io.lintel.driver.zwave.network.Unfinished;
import io.lintel.driver.zwave.security.join.Grant;
import io.lintel.driver.zwave.security.join.NetworkKeys;
import io.lintel.driver.zwave.transport.Radio;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.spi.DeviceStore;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The driver's nodes, as network management sees them. Runs on the driver's loop alone. */
final class NodeMembers implements Members {
  private final Stick stick;
  private final Radio radio;
  private final Map<NodeId, ZwaveNode> nodes;
  private final NodeCache cache;
  private final KeyRing keys;
  private final Runnable rekeyed;
  private final UnfinishedNote note;

  /**
   * Of a driver.
   *
   * @param rekeyed has it speak by the keys that it has now
   */
  NodeMembers(
      Stick stick,
      Radio radio,
      Map<NodeId, ZwaveNode> nodes,
      NodeCache cache,
      KeyRing keys,
      Runnable rekeyed,
      DeviceStore store) {
    this.stick = stick;
    this.radio = radio;
    this.nodes = nodes;
    this.cache = cache;
    this.keys = keys;
    this.rekeyed = rekeyed;
    this.note = new UnfinishedNote(store);
  }

  @Override
  public Optional<NodeId> nodeOf(UUID deviceId) {
    return nodes.values().stream()
        .filter(node -> node.deviceId().equals(deviceId))
        .map(ZwaveNode::id)
        .findFirst();
  }

  @Override
  public Optional<UUID> deviceAt(NodeId node) {
    return Optional.ofNullable(nodes.get(node)).map(ZwaveNode::deviceId);
  }

  @Override
  public boolean isStranger(NodeId node) {
    return !isStick(node) && !nodes.containsKey(node) && !isHalfJoined(node);
  }

  @Override
  public void joined(NodeId node, Grant grant) {
    stick.ready().ifPresent(ready -> cache.joined(ready, node, grant));
  }

  @Override
  public void gone(NodeId node) {
    cache.forget(node);
    Optional.ofNullable(nodes.get(node)).ifPresent(ZwaveNode::gone);
  }

  @Override
  public NodeRow row(NodeId node) {
    var cells = new LinkedHashMap<String, String>();
    Optional<ZwaveNode> device = Optional.ofNullable(nodes.get(node));
    cells.put("device", device.map(d -> d.deviceId().toString()).orElse("-"));
    cells.put(
        "security", device.map(d -> d.security().name().toLowerCase(Locale.ROOT)).orElse("-"));
    cells.put("state", state(node, device));
    cells.put("last reached", radio.lastReport(node).map(TransmissionReport::text).orElse("-"));
    return new NodeRow(node, cells);
  }

  @Override
  public Optional<NetworkKeys> keys() {
    return keys.keys();
  }

  @Override
  public void rekey(NetworkKeys others, Runnable done) {
    keys.replace(
        others,
        () -> {
          rekeyed.run();
          done.run();
        });
  }

  private String state(NodeId node, Optional<ZwaveNode> device) {
    if (isStick(node)) {
      return "the stick";
    }
    if (isHalfJoined(node)) {
      return "half joined: exclude it";
    }
    return device.map(ZwaveNode::state).orElse("no device yet: run adopt");
  }

  private boolean isStick(NodeId node) {
    return stick.ready().filter(ready -> ready.id().node().equals(node)).isPresent();
  }

  private boolean isHalfJoined(NodeId node) {
    return note.read().contains(new Unfinished.Joining(node));
  }
}
