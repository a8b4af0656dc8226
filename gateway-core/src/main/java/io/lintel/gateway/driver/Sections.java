package io.lintel.gateway.driver;

import io.lintel.gateway.config.ConfigNode;
import io.lintel.gateway.config.Problems;
import io.lintel.gateway.config.SettingRule;
import io.lintel.gateway.config.SettingsCheck;
import io.lintel.gateway.model.ConfigFault;
import io.lintel.spi.FaultException;
import io.lintel.spi.Settings;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads sections by the rules of the plugin that is installed now, which may be newer than the one
 * that the configuration was checked with.
 */
final class Sections {

  private Sections() {}

  static Settings read(ConfigNode.Mapping section, Map<String, SettingRule> rules) {
    var problems = new Problems();
    Settings settings = SettingsCheck.check(section, rules, problems);
    if (!problems.none()) {
      throw new FaultException(ConfigFault.SETTING.because(words(problems)));
    }
    return settings;
  }

  private static String words(Problems problems) {
    return problems.all().stream()
        .map(p -> "line " + p.mark().line() + ", " + p.path() + ": " + p.message())
        .collect(Collectors.joining("; "));
  }
}
