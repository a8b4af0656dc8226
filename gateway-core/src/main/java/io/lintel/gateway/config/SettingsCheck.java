package io.lintel.gateway.config;

import io.lintel.spi.Settings;
import java.util.HashMap;
import java.util.Map;

/** Holds a driver's section of the file to the rules of its descriptor. */
public final class SettingsCheck {

  private SettingsCheck() {}

  /** What the driver will see. Only to be used when no problem was added. */
  public static Settings check(
      ConfigNode.Mapping node, Map<String, SettingRule> rules, Problems problems) {
    return Section.whole(
        node, problems, section -> new CheckedSettings(node, values(section, rules)));
  }

  private static Map<String, Object> values(Section section, Map<String, SettingRule> rules) {
    var values = new HashMap<String, Object>();
    rules.forEach((key, rule) -> value(section, key, rule, values));
    return values;
  }

  private static void value(
      Section section, String key, SettingRule rule, Map<String, Object> values) {
    if (section.has(key)) {
      section.optional(key, rule.parser()).ifPresent(value -> values.put(key, value));
    } else if (rule.defaultText().isPresent()) {
      rule.defaultValue().ifPresent(value -> values.put(key, value));
    } else if (rule.required()) {
      section.missing(key);
    }
  }
}
