package io.lintel.gateway.driver.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.config.SettingRule;
import io.lintel.gateway.driver.plugin.Verb.Argument;
import io.lintel.gateway.driver.plugin.Verb.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the {@code verbs} of a descriptor. */
final class VerbsParser {

  private static final Set<String> KEYS = Set.of("help", "root", "limit", "arguments");
  private static final Pattern NAME =
      Pattern.compile("[a-z][a-z0-9-]{0,31}( [a-z][a-z0-9-]{0,31})?");
  private static final Pattern LIMIT = Pattern.compile("([1-9][0-9]{0,4})(s|m|h)");
  private static final Map<String, Long> UNIT_SECONDS = Map.of("s", 1L, "m", 60L, "h", 3_600L);
  private static final Duration LIMIT_OTHERWISE = Duration.ofMinutes(10);
  private static final Duration LIMIT_MAX = Duration.ofHours(24);
  private static final int VERBS_MAX = 64;
  private static final int HELP_MAX = 1_000;

  private static final Map<String, Kind> FILES_AND_DEVICES =
      Map.of("device", Kind.DEVICE, "in_file", Kind.IN_FILE, "out_file", Kind.OUT_FILE);

  /** What fits on a command line, and may be read there by others. */
  private static final Set<SettingRule.Type> PLAIN =
      EnumSet.complementOf(
          EnumSet.of(SettingRule.Type.SECRET, SettingRule.Type.TEXTS, SettingRule.Type.NUMBERS));

  /** Taken by the command line itself. */
  private static final Set<String> TAKEN = Set.of("help", "version", "json", "socket", "config");

  private VerbsParser() {}

  static List<Verb> parse(JsonNode root) throws BadDescriptor {
    JsonNode section = root.path("verbs");
    if (section.isMissingNode()) {
      return List.of();
    }
    if (!section.isObject() || section.size() > VERBS_MAX) {
      throw new BadDescriptor("\"verbs\" must be an object of at most " + VERBS_MAX + " verbs");
    }
    var verbs = new ArrayList<Verb>();
    for (var entry : section.properties()) {
      verbs.add(named(entry.getKey(), entry.getValue()));
    }
    checkGroups(verbs);
    return List.copyOf(verbs);
  }

  private static Verb named(String name, JsonNode node) throws BadDescriptor {
    try {
      if (!NAME.matcher(name).matches() || !node.isObject()) {
        throw new BadDescriptor("a verb is one or two words of a-z, 0-9 and -, and an object");
      }
      DescriptorParser.onlyKeys(node, KEYS, "it");
      return new Verb(
          name,
          DescriptorParser.text(node, "help", HELP_MAX),
          RulesParser.flag(node, "root"),
          limit(node),
          arguments(node.path("arguments")));
    } catch (BadDescriptor e) {
      throw new BadDescriptor("\"verbs." + name + "\": " + e.reason());
    }
  }

  private static Duration limit(JsonNode node) throws BadDescriptor {
    if (!node.has("limit")) {
      return LIMIT_OTHERWISE;
    }
    Matcher matcher = LIMIT.matcher(DescriptorParser.text(node, "limit", 8));
    Duration limit = matcher.matches() ? seconds(matcher.toMatchResult()) : LIMIT_MAX.plusDays(1);
    if (limit.compareTo(LIMIT_MAX) > 0) {
      throw new BadDescriptor("limit must be written as 30s, 10m or 2h, at most 24h");
    }
    return limit;
  }

  private static Duration seconds(MatchResult written) {
    long unit = UNIT_SECONDS.getOrDefault(written.group(2), 1L);
    return Duration.ofSeconds(Long.parseLong(written.group(1)) * unit);
  }

  private static List<Argument> arguments(JsonNode section) throws BadDescriptor {
    var arguments = new ArrayList<Argument>();
    for (var entry : section.properties()) {
      arguments.add(argument(entry.getKey(), entry.getValue()));
    }
    arguments.sort(Comparator.comparing(argument -> !argument.positional()));
    checkPlaces(arguments);
    return arguments;
  }

  private static Argument argument(String key, JsonNode node) throws BadDescriptor {
    if (!(node instanceof ObjectNode written) || TAKEN.contains(key)) {
      throw new BadDescriptor(
          "argument \"" + key + "\" must be an object, and no name of " + TAKEN);
    }
    Kind kind = FILES_AND_DEVICES.getOrDefault(written.path("type").asText(), Kind.PLAIN);
    ObjectNode plain = written.deepCopy();
    plain.remove(List.of("positional", "private"));
    if (kind != Kind.PLAIN) {
      plain.put("type", "text");
    }
    SettingRule rule = RulesParser.named("arguments", key, plain);
    if (!PLAIN.contains(rule.type())) {
      throw new BadDescriptor(
          "argument \"%s\" cannot be a %s: ask for it, or take a file".formatted(key, rule.type()));
    }
    return new Argument(
        key, kind, RulesParser.flag(node, "positional"), RulesParser.flag(node, "private"), rule);
  }

  /** A place after one that may be empty could not be told from it. */
  private static void checkPlaces(List<Argument> arguments) throws BadDescriptor {
    boolean mayEnd = false;
    for (Argument argument : arguments) {
      if (argument.positional() && argument.rule().required() && mayEnd) {
        throw new BadDescriptor(
            "positional argument \"" + argument.key() + "\" is required after one that is not");
      }
      mayEnd |= argument.positional() && !argument.rule().required();
    }
  }

  /** {@code keys} cannot be a verb where there is {@code keys import}. */
  private static void checkGroups(List<Verb> verbs) throws BadDescriptor {
    for (Verb verb : verbs) {
      Optional<Verb> below =
          verbs.stream().filter(other -> other.name().startsWith(verb.name() + " ")).findFirst();
      if (below.isPresent()) {
        throw new BadDescriptor(
            "verb \"%s\" is the first word of \"%s\"".formatted(verb.name(), below.get().name()));
      }
    }
  }
}
