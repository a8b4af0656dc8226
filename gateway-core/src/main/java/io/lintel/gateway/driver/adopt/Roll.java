package io.lintel.gateway.driver.adopt;

import io.lintel.gateway.config.ConfigNode;
import io.lintel.gateway.config.DeviceConfig;
import io.lintel.gateway.config.DriverConfig;
import io.lintel.gateway.config.PluginCheck;
import io.lintel.gateway.config.SettingRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * All devices of the gateway: those of the file, in its order, then those that joined. What the
 * file says counts; where that meets what joined, a conflict says so. Pure.
 *
 * @param all every device that is listed
 * @param unattached those of them that are not given to their driver, because of a conflict
 * @param conflicts in the installer's words, with the line of the file
 */
public record Roll(List<DeviceConfig> all, Set<UUID> unattached, List<String> conflicts) {

  /**
   * Brings both together.
   *
   * @param addressRules by plugin; without an entry, nothing can be said of addresses
   */
  public static Roll of(
      List<DriverConfig> drivers,
      List<DeviceConfig> configured,
      List<AdoptedDevice> adopted,
      Map<String, Map<String, SettingRule>> addressRules) {
    var made = new Maker(drivers, addressRules);
    var byId = new LinkedHashMap<UUID, DeviceConfig>();
    configured.forEach(device -> byId.put(device.deviceId(), device));
    for (AdoptedDevice device : adopted) {
      byId.put(
          device.deviceId(),
          Optional.ofNullable(byId.get(device.deviceId()))
              .map(written -> made.both(written, device))
              .orElseGet(device::entry));
    }
    configured.forEach(device -> made.claim(byId.getOrDefault(device.deviceId(), device)));
    adopted.stream()
        .filter(
            device ->
                configured.stream().noneMatch(same -> same.deviceId().equals(device.deviceId())))
        .forEach(device -> made.join(device.entry()));
    return new Roll(List.copyOf(byId.values()), Set.copyOf(made.unattached), made.conflicts);
  }

  /** Gathers what speaks against each other. */
  private static final class Maker {

    private final Map<String, Map<String, SettingRule>> rulesByInstance = new LinkedHashMap<>();
    private final Set<String> instances = new HashSet<>();
    private final Map<String, DeviceConfig> places = new LinkedHashMap<>();
    private final Set<UUID> unattached = new HashSet<>();
    private final List<String> conflicts = new ArrayList<>();

    Maker(List<DriverConfig> drivers, Map<String, Map<String, SettingRule>> addressRules) {
      for (DriverConfig driver : drivers) {
        instances.add(driver.instance());
        rulesByInstance.put(driver.instance(), addressRules.getOrDefault(driver.type(), Map.of()));
      }
    }

    /** A device that the file names and that is kept too. */
    DeviceConfig both(DeviceConfig written, AdoptedDevice kept) {
      if (!kept.driver().equals(written.driver())) {
        return written;
      }
      String inFile = AdoptedDevice.written(written.address());
      boolean moved = kept.insteadOf().equals(Optional.of(inFile));
      if (moved) {
        return new DeviceConfig(
            written.deviceId(),
            written.name(),
            written.driver(),
            kept.address(),
            written.timeZone(),
            written.guards());
      }
      if (!inFile.equals(AdoptedDevice.written(kept.address()))) {
        conflicts.add(
            "line %d: \"%s\" has another address here (%s) than where it joined (%s): the file counts; correct it if the device cannot be reached"
                .formatted(
                    line(written),
                    written.name(),
                    words(written.address()),
                    words(kept.address())));
      }
      return written;
    }

    void claim(DeviceConfig device) {
      String place = place(device);
      if (!place.isEmpty()) {
        places.putIfAbsent(place, device);
      }
    }

    /** A device that no file names. */
    void join(DeviceConfig device) {
      if (!instances.contains(device.driver())) {
        unattached.add(device.deviceId());
        conflicts.add(
            "\"%s\" joined by driver %s, which is not under drivers: any more: put it back, or forget the device with \"lintel forget\""
                .formatted(device.name(), device.driver()));
        return;
      }
      String place = place(device);
      DeviceConfig other = place.isEmpty() ? null : places.putIfAbsent(place, device);
      if (other != null) {
        unattached.add(device.deviceId());
        conflicts.add(
            "line %d: \"%s\" is where \"%s\" joined (%s): the file counts and the latter is not used; give the entry device_id %s if they are one"
                .formatted(
                    line(other),
                    other.name(),
                    device.name(),
                    words(device.address()),
                    device.deviceId()));
      }
    }

    private String place(DeviceConfig device) {
      var rules = rulesByInstance.getOrDefault(device.driver(), Map.of());
      String place = PluginCheck.place(device.address(), rules);
      return place.isEmpty() ? "" : device.driver() + " " + place;
    }

    private static int line(DeviceConfig device) {
      return device.address().mark().line();
    }

    private static String words(ConfigNode.Mapping address) {
      return address.entries().stream()
          .filter(entry -> entry.value() instanceof ConfigNode.Scalar)
          .map(entry -> entry.key() + ": " + ((ConfigNode.Scalar) entry.value()).text())
          .sorted()
          .collect(java.util.stream.Collectors.joining(", "));
    }
  }
}
