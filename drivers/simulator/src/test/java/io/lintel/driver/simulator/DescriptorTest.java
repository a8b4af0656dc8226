package io.lintel.driver.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lintel.spi.DriverPlugin;
import io.lintel.spi.SpiVersion;
import io.lintel.testkit.MapSettings;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The descriptor says what the code does. */
class DescriptorTest {
  private final Map<String, String> descriptor = read(Path.of("src/main/plugin/driver.json"));

  @Test
  void it_names_the_one_service_that_the_jar_offers() {
    var found = ServiceLoader.load(DriverPlugin.class).stream().map(ServiceLoader.Provider::type);
    assertEquals(descriptor.get("plugin"), found.map(Class::getName).reduce("", String::concat));
  }

  @Test
  void it_names_the_interface_that_the_code_was_built_for() {
    assertEquals(SpiVersion.MAJOR + "." + SpiVersion.MINOR, descriptor.get("spi"));
  }

  @Test
  void it_names_the_jars_that_the_build_makes() throws Exception {
    assertEquals("driver-simulator-" + projectVersion() + ".jar", descriptor.get("jars[0]"));
    assertEquals(jarOf(JsonFactory.class), descriptor.get("jars[1]"));
  }

  @Test
  void its_kinds_are_the_codes_kinds() {
    List<String> known = Stream.of(Kind.values()).map(Kind::word).toList();
    List<String> listed =
        IntStream.range(0, known.size())
            .mapToObj(i -> descriptor.getOrDefault("address.kind.one_of[" + i + "]", ""))
            .toList();
    assertEquals(known, listed);
    assertTrue(!descriptor.containsKey("address.kind.one_of[" + known.size() + "]"));
  }

  @Test
  void its_defaults_are_the_codes_defaults() {
    Spec spec = Spec.of(MapSettings.none());
    assertEquals(duration("address.travel.default"), spec.travel());
    assertEquals(duration("address.slow_by.default"), spec.slowBy());
    assertSays("address.hold.help", "5s when not given");
    assertSays("address.slots.help", CodeSpec.SLOTS + " when not given");
    assertSays("address.heating_min.help", "7 when not given");
    assertSays("address.heating_max.help", "32 when not given");
    assertSays("address.cooling_min.help", "10 when not given");
    assertSays("address.cooling_max.help", "35 when not given");
    assertSays("address.delta.help", "2 when not given");
    assertSays("address.step.help", "0.5 when not given");
    assertSays("address.temperature.help", "21 when not given");
    assertSays("address.write_takes.help", "500ms when not given");
    assertSays("address.code_lengths.help", "4 to 8 when not given");
    assertEquals(Duration.ofSeconds(5), spec.hold());
  }

  private void assertSays(String key, String words) {
    assertTrue(descriptor.getOrDefault(key, "").contains(words), key);
  }

  private Duration duration(String key) {
    String text = descriptor.getOrDefault(key, "");
    return text.endsWith("ms")
        ? Duration.ofMillis(Long.parseLong(text.replace("ms", "")))
        : Duration.ofSeconds(Long.parseLong(text.replace("s", "")));
  }

  private static String projectVersion() throws IOException {
    var matcher =
        Pattern.compile("<version>([^<]+)</version>").matcher(Files.readString(Path.of("pom.xml")));
    assertTrue(matcher.find());
    return matcher.group(1);
  }

  private static String jarOf(Class<?> type) throws URISyntaxException {
    return String.valueOf(
        Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).getFileName());
  }

  /** Every value of the descriptor by its path, such as {@code address.kind.one_of[0]}. */
  private static Map<String, String> read(Path file) {
    var values = new TreeMap<String, String>();
    try (JsonParser json = new JsonFactory().createParser(Files.readString(file))) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token.isScalarValue()) {
          values.put(path(json), json.getText());
        }
      }
    } catch (IOException e) {
      throw new AssertionError(file + " is no JSON", e);
    }
    return values;
  }

  private static String path(JsonParser json) {
    return json.getParsingContext()
        .pathAsPointer(false)
        .toString()
        .substring(1)
        .replaceAll("/(\\d+)$", "[$1]")
        .replace('/', '.');
  }
}
