package io.lintel.gateway.config;

import io.lintel.gateway.config.ConfigNode.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Values that came as text from elsewhere than the file, as a section of the file has them. */
public final class Typed {

  private static final Mark NOWHERE = new Mark(1, 1);

  private Typed() {}

  /**
   * A section; each value looks like what its rule asks for, so that no digits need quotes.
   *
   * @param path of the section, for messages
   * @param rules a key without one is a text, which {@link SettingsCheck} then names as unknown
   */
  public static ConfigNode.Mapping section(
      String path, Map<String, String> values, Map<String, SettingRule> rules) {
    List<ConfigNode.Entry> entries = new ArrayList<>();
    values.forEach(
        (key, text) -> {
          SettingRule rule = rules.get(key);
          var wanted = rule == null ? Kind.TEXT : rule.kind();
          entries.add(entry(path, key, text, looksLike(wanted, text) ? wanted : Kind.TEXT));
        });
    return new ConfigNode.Mapping(NOWHERE, path, entries);
  }

  private static boolean looksLike(Kind kind, String text) {
    return switch (kind) {
      case INTEGER -> text.matches("-?[0-9]{1,18}");
      case DECIMAL -> text.matches("-?[0-9]{1,15}(\\.[0-9]{1,15})?");
      case FLAG -> text.equals("true") || text.equals("false");
      case TEXT, NOTHING -> true;
    };
  }

  /** One value of such a section. */
  public static ConfigNode.Entry entry(String path, String key, String text, Kind kind) {
    return new ConfigNode.Entry(
        NOWHERE, key, new ConfigNode.Scalar(NOWHERE, path + "." + key, text, kind));
  }
}
