package io.lintel.gateway.driver.plugin;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lintel.gateway.config.PluginCheck;
import io.lintel.gateway.driver.plugin.Descriptor.NativeCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads the bytes of a {@code driver.json}. */
final class DescriptorParser {

  private static final Set<String> KEYS =
      Set.of(
          "id",
          "name",
          "version",
          "spi",
          "native",
          "plugin",
          "jars",
          "settings",
          "address",
          "verbs");
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.+_-]{0,63}");
  private static final Pattern SPI = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");
  private static final Pattern CLASS = Pattern.compile("[A-Za-z_$][\\w$]*(\\.[A-Za-z_$][\\w$]*)*");
  private static final Pattern JAR = Pattern.compile("[\\w][\\w.+-]*\\.jar");
  private static final int NAME_MAX = 100;
  private static final int JARS_MAX = 64;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private DescriptorParser() {}

  static Descriptor parse(String json) throws BadDescriptor {
    JsonNode root = tree(json);
    onlyKeys(root, KEYS, "driver.json");
    MatchResult spi = matching(root, "spi", SPI);
    return new Descriptor(
        matching(root, "id", ID).group(),
        text(root, "name", NAME_MAX),
        matching(root, "version", VERSION).group(),
        Integer.parseInt(spi.group(1)),
        Integer.parseInt(spi.group(2)),
        nativeCode(root),
        matching(root, "plugin", CLASS).group(),
        jars(root),
        new PluginCheck.Rules(
            RulesParser.parse(root, "settings"), RulesParser.parse(root, "address")),
        VerbsParser.parse(root));
  }

  static void onlyKeys(JsonNode object, Set<String> known, String where) throws BadDescriptor {
    for (var entry : object.properties()) {
      if (!known.contains(entry.getKey())) {
        throw new BadDescriptor(
            "\""
                + entry.getKey()
                + "\" in "
                + where
                + " is not a known key; known are "
                + known.stream().sorted().toList());
      }
    }
  }

  static String text(JsonNode object, String key, int charsMax) throws BadDescriptor {
    JsonNode value = object.path(key);
    if (!value.isTextual()
        || value.textValue().isBlank()
        || value.textValue().length() > charsMax) {
      throw new BadDescriptor("\"" + key + "\" must be a text of 1 to " + charsMax + " characters");
    }
    return value.textValue();
  }

  private static JsonNode tree(String json) throws BadDescriptor {
    try {
      JsonNode root = JSON.readTree(json);
      if (root.isObject()) {
        return root;
      }
    } catch (JacksonException e) {
      throw new BadDescriptor("it is not JSON: " + e.getOriginalMessage());
    }
    throw new BadDescriptor("it is not a JSON object");
  }

  private static MatchResult matching(JsonNode root, String key, Pattern pattern)
      throws BadDescriptor {
    var matcher = pattern.matcher(text(root, key, 256));
    if (!matcher.matches()) {
      throw new BadDescriptor("\"" + key + "\" does not have the form " + pattern);
    }
    return matcher.toMatchResult();
  }

  private static NativeCode nativeCode(JsonNode root) throws BadDescriptor {
    return switch (text(root, "native", 8).toLowerCase(Locale.ROOT)) {
      case "none" -> NativeCode.NONE;
      case "ffm" -> NativeCode.FFM;
      case "jni" -> NativeCode.JNI;
      default -> throw new BadDescriptor("\"native\" must be none, ffm or jni");
    };
  }

  private static List<String> jars(JsonNode root) throws BadDescriptor {
    JsonNode value = root.path("jars");
    if (!value.isArray() || value.isEmpty() || value.size() > JARS_MAX) {
      throw new BadDescriptor("\"jars\" must list 1 to " + JARS_MAX + " file names");
    }
    var jars = new ArrayList<String>();
    for (JsonNode jar : value) {
      if (!JAR.matcher(jar.asText()).matches()) {
        throw new BadDescriptor("\"jars\": " + jar + " is not the name of a jar in this folder");
      }
      jars.add(jar.asText());
    }
    return List.copyOf(jars);
  }
}
