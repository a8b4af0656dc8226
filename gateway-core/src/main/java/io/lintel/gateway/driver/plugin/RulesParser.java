package io.lintel.gateway.driver.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.config.SettingRule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads the {@code settings} and {@code address} of a descriptor. */
final class RulesParser {

  private static final Set<String> KEYS =
      Set.of("type", "required", "unique", "help", "default", "one_of", "min", "max", "pattern");
  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,63}");
  private static final int RULES_MAX = 256;
  private static final int HELP_MAX = 1_000;
  private static final int TEXT_MAX = 256;

  private static final Set<SettingRule.Type> ORDERED =
      EnumSet.of(
          SettingRule.Type.NUMBER,
          SettingRule.Type.DECIMAL,
          SettingRule.Type.NUMBERS,
          SettingRule.Type.DURATION);
  private static final Set<SettingRule.Type> HAVE_DEFAULTS =
      EnumSet.complementOf(
          EnumSet.of(SettingRule.Type.TEXTS, SettingRule.Type.NUMBERS, SettingRule.Type.SECRET));

  private RulesParser() {}

  static Map<String, SettingRule> parse(JsonNode root, String key) throws BadDescriptor {
    JsonNode section = root.path(key);
    if (section.isMissingNode()) {
      return Map.of();
    }
    if (!section.isObject() || section.size() > RULES_MAX) {
      throw new BadDescriptor(
          "\"" + key + "\" must be an object of at most " + RULES_MAX + " settings");
    }
    var rules = new LinkedHashMap<String, SettingRule>();
    for (var entry : section.properties()) {
      rules.put(entry.getKey(), named(key, entry.getKey(), entry.getValue()));
    }
    return rules;
  }

  static SettingRule named(String section, String key, JsonNode node) throws BadDescriptor {
    try {
      if (!KEY.matcher(key).matches()) {
        throw new BadDescriptor("the key is not in snake case");
      }
      return sound(rule(node));
    } catch (BadDescriptor e) {
      throw new BadDescriptor("\"" + section + "." + key + "\": " + e.reason());
    }
  }

  private static SettingRule sound(SettingRule rule) throws BadDescriptor {
    Optional<String> defect = rule.defect();
    if (defect.isPresent()) {
      throw new BadDescriptor(defect.get());
    }
    return rule;
  }

  private static SettingRule rule(JsonNode node) throws BadDescriptor {
    if (!node.isObject()) {
      throw new BadDescriptor("must be an object");
    }
    DescriptorParser.onlyKeys(node, KEYS, "it");
    SettingRule.Type type = type(node);
    boolean text = type == SettingRule.Type.TEXT || type == SettingRule.Type.TEXTS;
    return new SettingRule(
        type,
        flag(node, "required"),
        flag(node, "unique"),
        scalar(node, "default", HAVE_DEFAULTS.contains(type)),
        oneOf(node, text),
        pattern(node, text),
        scalar(node, "min", ORDERED.contains(type)),
        scalar(node, "max", ORDERED.contains(type)),
        node.has("help") ? DescriptorParser.text(node, "help", HELP_MAX) : "");
  }

  private static SettingRule.Type type(JsonNode node) throws BadDescriptor {
    String name = DescriptorParser.text(node, "type", 16);
    for (SettingRule.Type type : SettingRule.Type.values()) {
      if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
        return type;
      }
    }
    throw new BadDescriptor(
        "type \""
            + name
            + "\" is none of text, number, decimal, flag, duration, texts, numbers, secret");
  }

  static boolean flag(JsonNode node, String key) throws BadDescriptor {
    JsonNode flag = node.path(key);
    if (!flag.isMissingNode() && !flag.isBoolean()) {
      throw new BadDescriptor(key + " must be true or false");
    }
    return flag.asBoolean(false);
  }

  private static Optional<String> scalar(JsonNode node, String key, boolean allowed)
      throws BadDescriptor {
    if (!node.has(key)) {
      return Optional.empty();
    }
    requireAllowed(key, allowed);
    if (!node.get(key).isValueNode() || node.get(key).isNull()) {
      throw new BadDescriptor(key + " must be a single value");
    }
    return Optional.of(node.get(key).asText());
  }

  private static List<String> oneOf(JsonNode node, boolean allowed) throws BadDescriptor {
    if (!node.has("one_of")) {
      return List.of();
    }
    requireAllowed("one_of", allowed);
    var texts = new ArrayList<String>();
    for (JsonNode each : node.get("one_of")) {
      texts.add(each.asText());
    }
    if (texts.isEmpty()) {
      throw new BadDescriptor("one_of must list texts");
    }
    return texts;
  }

  private static Optional<Pattern> pattern(JsonNode node, boolean allowed) throws BadDescriptor {
    if (!node.has("pattern")) {
      return Optional.empty();
    }
    requireAllowed("pattern", allowed);
    try {
      return Optional.of(Pattern.compile(DescriptorParser.text(node, "pattern", TEXT_MAX)));
    } catch (PatternSyntaxException e) {
      throw new BadDescriptor("pattern is not a regular expression: " + e.getDescription());
    }
  }

  private static void requireAllowed(String key, boolean allowed) throws BadDescriptor {
    if (!allowed) {
      throw new BadDescriptor(key + " does not go with this type");
    }
  }
}
