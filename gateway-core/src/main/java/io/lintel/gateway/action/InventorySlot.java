package io.lintel.gateway.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The retained {@code inventory}: devices with capabilities and security, drivers, versions. */
final class InventorySlot {

  private final Ports ports;
  private final Map<String, String> drivers;
  private final DeviceBook book;
  private Optional<Bytes> published = Optional.empty();

  InventorySlot(Ports ports, Map<String, String> drivers, DeviceBook book) {
    this.ports = ports;
    this.book = book;
    this.drivers = Map.copyOf(drivers);
  }

  /** Publishes it if it has changed. Its revision is the digest of what it says. */
  void put() {
    var content = content();
    var bytes = Json.write(content);
    if (!published.equals(Optional.of(bytes))) {
      published = Optional.of(bytes);
      content.put("revision", Fingerprint.short16(bytes));
      ports.slots().put("inventory", Json.write(content));
    }
  }

  private ObjectNode content() {
    var json =
        Json.object()
            .put("gateway_id", ports.identity().gatewayId())
            .put("workspace_id", ports.identity().workspaceId().toString())
            .put("version", ports.identity().version());
    var devices = json.putArray("devices");
    book.devices().forEach(device -> devices.add(describe(device)));
    var instances = json.putArray("drivers");
    drivers.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            driver ->
                instances
                    .addObject()
                    .put("instance", driver.getKey())
                    .put("version", driver.getValue()));
    return json;
  }

  private ObjectNode describe(KnownDevice device) {
    var can = ports.drivers().abilities(device.deviceId());
    boolean opens = can.kind() != Abilities.Kind.NONE && can.kind() != Abilities.Kind.UNKNOWN;
    var json =
        Json.object()
            .put("device_id", device.deviceId().toString())
            .put("name", device.name())
            .put("driver", device.driver())
            .put("kind", can.kind().name().toLowerCase(Locale.ROOT))
            .put("security", can.security().name().toLowerCase(Locale.ROOT))
            .put("is_simulated", can.simulated());
    var capabilities = json.putArray("capabilities");
    can.offered().stream()
        .map(Class::getSimpleName)
        .map(InventorySlot::word)
        .sorted()
        .forEach(capabilities::add);
    if (opens) {
      json.put("can_remotely_lock", true).put("can_remotely_unlock", true);
    }
    return json;
  }

  /** {@code CodeSlots} is told as {@code code_slots}. */
  private static String word(String interfaceName) {
    return interfaceName.replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
