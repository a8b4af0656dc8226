package io.lintel.gateway.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schema and parser say the same of a file, within what a schema can say. */
class SchemaTest {

  private static final Path FILE = Path.of("..", "config", "gateway.schema.json");
  private static final String DEVICE =
      "devices: [{device_id: 5f7c1c1e-2a54-4a5e-8f1e-0d1d5b3d7a01, name: Door, driver: a";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "clock: {trust: never}",
        "mqtt: {url: mqtts://b}",
        "mqtt: {url: 'mqtts://b.example:8883', username: u, password_file: /p}",
        "mqtt: {url: 'mqtt://127.0.0.1:1883'}",
        "mqtt: {url: 'mqtt://localhost'}",
        "mqtt: {url: 'mqtt://[::1]:1883'}",
        "mqtt: {url: 'mqtt://b', allow_plaintext: true}",
        "mqtt: {url: mqtts://b, pins_in_messages: clear}",
        "mqtt: {url: mqtts://b, cert_file: /c, key_file: /k}",
        "store: {journal_rows: 1000, outbox_rows: 1000000}",
        "log: {level: debug, dir: /var/log/lintel}",
        "secrets: {source: systemd-credential}",
        "limits: {doors_unlocked_in_10_s: 1000}",
        "access: {untrusted_clock: deny, wrong_codes_allowed: 100}",
        "admin: {group: lintel-admin}",
        "drivers: {a: {type: b, anything: [goes, 1]}}",
        "drivers: {a: }",
        "drivers:\ndevices:\nadmin:\nclock:\nlimits:",
        "drivers: {a: {}}\n" + DEVICE + "}]",
        "drivers: {a: {}}\n" + DEVICE + ", address: {x: 1}, time_zone: Europe/London}]",
      })
  void both_take(String line) throws IOException {
    assertEquals("parser takes it, schema takes it", verdicts(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unknown: 1",
        "clock: {trust: sometimes}",
        "clock: {trust: true}",
        "clock: [auto]",
        "mqtt: {}",
        "mqtt:",
        "mqtt: {url: http://b}",
        "mqtt: {url: 'mqtts://u:p@b'}",
        "mqtt: {url: 'mqtts://b/path'}",
        "mqtt: {url: 'mqtt://b'}",
        "mqtt: {url: 'mqtt://localhost.example.com'}",
        "mqtt: {url: 'mqtt://b', allow_plaintext: false}",
        "mqtt: {url: 'mqtt://localhost', pins_in_messages: clear}",
        "mqtt: {url: mqtts://b, cert_file: /c}",
        "mqtt: {url: mqtts://b, key_file: /c}",
        "mqtt: {url: mqtts://b, password_file: /c}",
        "mqtt: {url: mqtts://b, keep_alive: 30}",
        "mqtt: {url: mqtts://b, keep_alive: half a minute}",
        "mqtt: {url: mqtts://b, require_consumer: 1}",
        "mqtt: {url: mqtts://b, backlog_per_second: 0}",
        "mqtt: {url: mqtts://b, usernam: u}",
        "store: {journal_rows: 999}",
        "store: {size_mib: 512.5}",
        "store: {size_mib: '512'}",
        "log: {level: loud}",
        "log: {dir: relative}",
        "log: {dir: 5}",
        "secrets: {source: keyring}",
        "limits: {locks_per_minute: -1}",
        "access: {untrusted_clock: last-known}",
        "access: {wrong_codes_allowed: 0}",
        "drivers: {a: {}}\n" + DEVICE + ", guards: front}]",
        "admin: {group: 'Not A Group'}",
        "drivers: []",
        "drivers: {Upper: {}}",
        "drivers: {a: text}",
        "drivers: {a: {type: 7}}",
        "devices: {}",
        "devices: [text]",
        "drivers: {a: {}}\n" + DEVICE + ", adress: {}}]",
        "drivers: {a: {}}\n" + DEVICE + ", address: x}]",
        "drivers: {a: {}}\n" + DEVICE + ", time_zone: '+02:00'}]",
        "drivers: {a: {}}\ndevices: [{name: Door, driver: a}]",
        "drivers: {a: {}}\ndevices: [{device_id: 1, name: Door, driver: a}]",
      })
  void both_refuse(String line) throws IOException {
    assertEquals("parser refuses it, schema refuses it", verdicts(line));
  }

  @Test
  void both_refuse_a_file_without_a_gateway() throws IOException {
    assertEquals("parser refuses it, schema refuses it", verdict("clock: {trust: auto}\n"));
  }

  @Test
  void the_schemas_defaults_are_the_parsers() throws IOException {
    var yaml = new YAMLMapper();
    var file = (ObjectNode) yaml.readTree(Given.GATEWAY);
    JsonNode sections = new ObjectMapper().readTree(FILE.toFile()).get("properties");
    for (String name :
        new String[] {"gateway", "clock", "store", "log", "secrets", "limits", "access"}) {
      putDefaults(file.withObjectProperty(name), sections.get(name).get("properties"));
    }
    assertEquals(5, file.get("log").get("files").asInt(), "defaults were found");
    assertEquals(Given.good(Given.GATEWAY), Given.good(yaml.writeValueAsString(file)));
  }

  private static void putDefaults(ObjectNode section, JsonNode properties) {
    properties
        .properties()
        .forEach(
            property -> {
              if (property.getValue().has("default")) {
                section.set(property.getKey(), property.getValue().get("default"));
              }
            });
  }

  private static String verdicts(String line) throws IOException {
    return verdict(Given.GATEWAY + line + "\n");
  }

  private static String verdict(String file) throws IOException {
    boolean parser = ConfigFile.parse(file) instanceof ConfigFile.Outcome.Good;
    boolean schema = schema().validate(new YAMLMapper().readTree(file)).isEmpty();
    return "parser " + word(parser) + " it, schema " + word(schema) + " it";
  }

  private static String word(boolean takes) {
    return takes ? "takes" : "refuses";
  }

  private static JsonSchema schema() throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Files.readString(FILE));
  }
}
