package io.lintel.gateway.driver.adopt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.config.ConfigNode;
import io.lintel.gateway.config.DeviceConfig;
import io.lintel.gateway.config.Mark;
import io.lintel.gateway.config.Typed;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A device that no file names, or that took the place of one that a file names.
 *
 * @param driver the instance
 * @param model what it is, for lists; may be empty
 * @param insteadOf the address that the file gives the device ({@link #written}), while the device
 *     is at another now; empty for one that no file names
 */
public record AdoptedDevice(
    UUID deviceId,
    String name,
    String driver,
    ConfigNode.Mapping address,
    String model,
    Optional<String> insteadOf) {

  private static final String PATH = "address";

  /** As an entry under {@code devices:} would say it. */
  public DeviceConfig entry() {
    return new DeviceConfig(deviceId, name, driver, address, Optional.empty(), Optional.empty());
  }

  /** What an address says, for comparing: its plain values in a fixed order. */
  public static String written(ConfigNode.Mapping address) {
    return Json.canonical(values(address)).utf8();
  }

  Bytes bytes() {
    return Json.write(json());
  }

  /** As {@link #read} reads it. */
  public ObjectNode json() {
    var json =
        Json.object()
            .put("device_id", deviceId.toString())
            .put("name", name)
            .put("driver", driver)
            .put("model", model)
            .put("instead_of", insteadOf.orElse(null));
    json.set(PATH, values(address));
    return json;
  }

  /** As {@link #bytes} wrote it; empty when it is something else. */
  static Optional<AdoptedDevice> read(Bytes bytes) {
    return Json.read(bytes).flatMap(AdoptedDevice::read);
  }

  /** The same of its JSON. */
  public static Optional<AdoptedDevice> read(ObjectNode written) {
    return Optional.of(written)
        .filter(json -> json.path(PATH).isObject() && json.path("name").isTextual())
        .map(
            json ->
                new AdoptedDevice(
                    UUID.fromString(json.path("device_id").asText()),
                    json.path("name").asText(),
                    json.path("driver").asText(),
                    address(json.path(PATH)),
                    json.path("model").asText(),
                    Optional.ofNullable(json.path("instead_of").textValue())));
  }

  private static ObjectNode values(ConfigNode.Mapping address) {
    var json = Json.object();
    for (ConfigNode.Entry entry : address.entries()) {
      if (entry.value() instanceof ConfigNode.Scalar scalar) {
        json.putArray(entry.key())
            .add(scalar.kind().name().toLowerCase(Locale.ROOT))
            .add(scalar.text());
      }
    }
    return json;
  }

  private static ConfigNode.Mapping address(JsonNode json) {
    var entries = new ArrayList<ConfigNode.Entry>();
    for (var value : json.properties()) {
      var kind =
          ConfigNode.Kind.valueOf(value.getValue().path(0).asText().toUpperCase(Locale.ROOT));
      entries.add(Typed.entry(PATH, value.getKey(), value.getValue().path(1).asText(), kind));
    }
    return new ConfigNode.Mapping(new Mark(1, 1), PATH, entries);
  }
}
