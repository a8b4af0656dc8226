package io.lintel.gateway.config;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds all drivers' sections and all addresses to the descriptors of the installed plugins. */
public final class PluginCheck {

  /** What a descriptor says of its driver's section and of its devices' addresses. */
  public record Rules(Map<String, SettingRule> settings, Map<String, SettingRule> address) {}

  private final Map<String, Rules> rulesByType;
  private final Problems problems;

  private PluginCheck(Map<String, Rules> rulesByType, Problems problems) {
    this.rulesByType = rulesByType;
    this.problems = problems;
  }

  /**
   * All problems of a file that is otherwise well.
   *
   * @param rulesByType by plugin id
   */
  public static List<Problem> check(GatewayConfig config, Map<String, Rules> rulesByType) {
    var problems = new Problems();
    var check = new PluginCheck(rulesByType, problems);
    config.drivers().forEach(check::driver);
    config.drivers().forEach(driver -> check.devices(driver, config.devices()));
    return problems.all();
  }

  private void driver(DriverConfig driver) {
    Optional.ofNullable(rulesByType.get(driver.type()))
        .ifPresentOrElse(
            rules -> SettingsCheck.check(driver.settings(), rules.settings(), problems),
            () -> notInstalled(driver));
  }

  private void notInstalled(DriverConfig driver) {
    problems.add(
        driver.settings(),
        "no plugin \"%s\" is installed%s"
            .formatted(driver.type(), Nearest.hint(driver.type(), installed())));
  }

  private Collection<String> installed() {
    return new TreeSet<>(rulesByType.keySet());
  }

  private void devices(DriverConfig driver, List<DeviceConfig> devices) {
    var rules = rulesByType.get(driver.type());
    if (rules == null) {
      return;
    }
    var first = new HashMap<String, DeviceConfig>();
    for (DeviceConfig device : devices) {
      if (device.driver().equals(driver.instance())) {
        SettingsCheck.check(device.address(), rules.address(), problems);
        unique(device, rules.address(), first);
      }
    }
  }

  private void unique(
      DeviceConfig device, Map<String, SettingRule> rules, Map<String, DeviceConfig> first) {
    String place = place(device.address(), rules);
    DeviceConfig other = place.isEmpty() ? null : first.putIfAbsent(place, device);
    if (other != null) {
      problems.add(
          device.address(),
          "the same address (%s) as \"%s\" in line %d"
              .formatted(place, other.name(), other.address().mark().line()));
    }
  }

  /**
   * What no two devices of an instance may share, in words such as {@code node: 7}; empty when
   * nothing of the address is {@code unique}.
   */
  public static String place(ConfigNode.Mapping address, Map<String, SettingRule> rules) {
    return rules.entrySet().stream()
        .filter(rule -> rule.getValue().unique())
        .map(Map.Entry::getKey)
        .sorted()
        .flatMap(key -> address.entry(key).stream())
        .filter(entry -> entry.value() instanceof ConfigNode.Scalar)
        .map(entry -> entry.key() + ": " + ((ConfigNode.Scalar) entry.value()).text())
        .collect(Collectors.joining(", "));
  }
}
