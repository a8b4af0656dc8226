package io.lintel.gateway.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ShippedFileTest {

  private static final Path FOLDER = Path.of("..", "config");

  /** A key of the file, whether it stands there or is commented out. */
  private static final Pattern KEY =
      Pattern.compile("(?m)^ *(?:# ?|#  )?(?:  )*(?:- )?([a-z][a-z0-9_]*):(?: .*)?$");

  @Test
  void the_file_as_shipped_says_exactly_the_defaults() throws IOException {
    assertEquals(Given.good(Given.GATEWAY), Given.good(shipped()));
  }

  @Test
  void its_mqtt_section_says_the_defaults_once_it_is_uncommented() throws IOException {
    MqttConfig mqtt = Given.good(uncommented("mqtt", "How much")).mqtt().orElseThrow();
    MqttConfig plain = MqttConfig.at(URI.create("mqtts://broker.example.com"));
    assertEquals(plain.keepAlive(), mqtt.keepAlive());
    assertEquals(plain.backlogPerSecond(), mqtt.backlogPerSecond());
    assertEquals(plain.requireConsumer(), mqtt.requireConsumer());
    assertEquals(plain.allowPlaintext(), mqtt.allowPlaintext());
    assertEquals(plain.pinsInMessages(), mqtt.pinsInMessages());
    assertEquals(plain.url(), mqtt.url());
  }

  @Test
  void every_key_of_the_schema_stands_in_the_file_and_no_other() throws IOException {
    Set<String> inFile = new TreeSet<>();
    KEY.matcher(shipped()).results().forEach(found -> inFile.add(found.group(1)));
    Set<String> known = new TreeSet<>();
    propertyNames(
        new ObjectMapper().readTree(FOLDER.resolve("gateway.schema.json").toFile()), known);
    known.remove("type"); // of an instance; only explained in words
    inFile.removeAll(List.of("simulator", "zwave", "link")); // examples of drivers' own
    assertEquals(known, inFile);
  }

  private static void propertyNames(JsonNode schema, Set<String> names) {
    JsonNode properties = schema.path("properties");
    properties.fieldNames().forEachRemaining(names::add);
    properties.forEach(property -> propertyNames(property, names));
    if (schema.has("items")) {
      propertyNames(schema.get("items"), names);
    }
    if (schema.path("additionalProperties").isObject()) {
      propertyNames(schema.get("additionalProperties"), names);
    }
  }

  private static String uncommented(String section, String nextComment) throws IOException {
    String text = shipped();
    int begin = text.indexOf("# " + section + ":");
    int end = text.indexOf("# " + nextComment);
    return text.substring(0, begin)
        + text.substring(begin, end).replaceAll("(?m)^# ?", "")
        + text.substring(end);
  }

  private static String shipped() throws IOException {
    return Files.readString(FOLDER.resolve("gateway.yaml"));
  }
}
