package io.lintel.gateway.boot;

import io.lintel.gateway.config.DeviceConfig;
import io.lintel.gateway.config.GatewayConfig;
import io.lintel.gateway.config.SettingRule;
import io.lintel.gateway.driver.InstanceSetup;
import io.lintel.gateway.driver.adopt.AdoptedDevices;
import io.lintel.gateway.driver.adopt.Roll;
import io.lintel.gateway.driver.plugin.PluginLoader;
import io.lintel.gateway.log.Happening;
import io.lintel.gateway.log.HouseLog;
import io.lintel.spi.FaultException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the file says and what joined, brought together when the gateway starts.
 *
 * @param config of the file, with all devices
 * @param setups the instances, with those devices that are given to them
 */
record House(GatewayConfig config, List<InstanceSetup> setups, AdoptedDevices adopted) {

  /** Conflicts are told; what the file says counts. */
  static House of(GatewayConfig file, AdoptedDevices adopted, PluginLoader plugins, HouseLog log) {
    Roll roll = Roll.of(file.drivers(), file.devices(), adopted.all(), addressRules(plugins));
    roll.conflicts().forEach(words -> log.tell(new Happening.Notice(Happening.Level.WARN, words)));
    List<DeviceConfig> attached =
        roll.all().stream()
            .filter(device -> !roll.unattached().contains(device.deviceId()))
            .toList();
    return new House(file.with(roll.all()), InstanceSetup.all(file, attached), adopted);
  }

  private static Map<String, Map<String, SettingRule>> addressRules(PluginLoader plugins) {
    var rules = new HashMap<String, Map<String, SettingRule>>();
    for (String id : plugins.ids()) {
      try {
        rules.put(id, plugins.descriptor(id).rules().address());
      } catch (FaultException unfit) {
        rules.put(id, Map.of()); // its driver is left out and named when it is started
      }
    }
    return rules;
  }
}
