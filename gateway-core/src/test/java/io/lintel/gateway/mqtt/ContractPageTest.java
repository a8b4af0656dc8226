package io.lintel.gateway.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.lintel.gateway.store.Birth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The published contract, held to the code: page, AsyncAPI document and what is sent. */
class ContractPageTest {
  private static final Path PAGE = Path.of("..", "docs", "mqtt.md");
  private static final Path ASYNCAPI = Path.of("..", "docs", "asyncapi.yaml");
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final String BASE = "lintel/v1/{gw}/";

  private static final Pattern TOPIC =
      Pattern.compile("(?m)^\\| `([^`]+)` \\| (in|out) \\| (yes|no) \\| ([^|]+) \\|");
  private static final Pattern EVENT = Pattern.compile("(?m)^\\| `(gateway\\.[a-z_]+)` \\|");
  private static final Pattern EVENT_IN_CODE = Pattern.compile("\"(gateway\\.[a-z]+_?[a-z]*)\"");

  @Test
  void the_page_lists_exactly_the_topics_of_the_code_with_their_flags() throws IOException {
    var page =
        TOPIC
            .matcher(Files.readString(PAGE))
            .results()
            .map(row -> line(row.group(1), row.group(2), row.group(3), row.group(4)))
            .toList();
    var code =
        channels()
            .map(c -> line(c.address(), direction(c), c.retained() ? "yes" : "no", expiry(c)))
            .toList();
    assertEquals(code, page);
  }

  @Test
  void the_asyncapi_document_has_the_same_topics_and_flags() throws IOException {
    var document = document();
    assertEquals(
        channels().map(channel -> BASE + channel.address()).collect(Collectors.toSet()),
        stream(document.path("channels"))
            .map(c -> c.path("address").asText())
            .collect(Collectors.toSet()));
    channels().forEach(channel -> assertOperation(document, channel));
  }

  @Test
  void every_event_of_the_gateways_own_that_the_code_tells_is_on_the_page() throws IOException {
    var page = names(EVENT, Files.readString(PAGE));
    var code = new TreeSet<String>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> code.addAll(names(EVENT_IN_CODE, read(file))));
    }
    code.removeAll(List.of("gateway.yaml", "gateway.device_busy")); // a file and a fault
    assertTrue(code.size() >= 8, "found only " + code);
    assertEquals(code, page);
  }

  @Test
  void every_event_of_the_gateways_own_has_a_schema() throws IOException {
    var schemas = fields(document().path("components").path("schemas"));
    schemas.removeIf(name -> !name.startsWith("gateway."));
    assertEquals(names(EVENT, Files.readString(PAGE)), schemas);
  }

  @Test
  void presence_has_exactly_the_fields_of_the_document() throws IOException {
    var birth = new Birth(new UUID(0, 1), 3, false, Instant.EPOCH, Optional.empty(), true);
    var sent = new Presence(true, new UUID(0, 2), Instant.EPOCH, birth, "0.1.0").json();
    var schema = document().path("components").path("schemas").path("Presence");
    assertEquals(fields(schema.path("properties")), fields(new YAMLMapper().readTree(sent.utf8())));
  }

  @Test
  void the_connection_is_as_the_page_says() throws IOException {
    String page = Files.readString(PAGE);
    var limits = UplinkLimits.standard();
    assertTrue(page.contains("| Receive Maximum | " + limits.ourReceiveMaximum() + " |"));
    assertTrue(
        page.contains(
            String.format(
                "| Session Expiry Interval | %,d s", ConnectionFactory.SESSION_EXPIRY_SECONDS)));
    assertTrue(
        page.contains(
            String.format(
                "| Maximum Packet Size | %,d bytes |", ConnectionFactory.MAXIMUM_PACKET_BYTES)));
    assertTrue(page.contains("Will Delay Interval " + limits.willDelay().toSeconds() + " s"));
    assertTrue(page.contains("Retain Handling " + Subscription.COMMANDS.retainHandling()));
    assertTrue(page.contains("At most " + limits.window() + " publishes"));
  }

  private static void assertOperation(JsonNode document, Channel channel) {
    String name = channel.name().toLowerCase(Locale.ROOT);
    var operation = document.path("operations").path(name);
    boolean in = channel.direction() == Channel.Direction.IN;
    assertEquals(in ? "receive" : "send", operation.path("action").asText(), name);
    var mqtt = operation.path("bindings").path("mqtt");
    assertEquals(Subscription.QOS, mqtt.path("qos").asInt(), name);
    assertEquals(channel.retained(), mqtt.path("retain").asBoolean(), name);
    assertEquals(
        channel.expiry().map(Duration::toSeconds).orElse(0L),
        mqtt.path("messageExpiryInterval").asLong(),
        name);
  }

  private static Stream<Channel> channels() {
    return Arrays.stream(Channel.values());
  }

  private static String direction(Channel channel) {
    return channel.direction() == Channel.Direction.IN ? "in" : "out";
  }

  private static String expiry(Channel channel) {
    return channel
        .expiry()
        .map(life -> life.toDays() > 0 ? life.toDays() + " d" : life.toSeconds() + " s")
        .orElse("-");
  }

  private static List<String> line(String... parts) {
    return List.of(parts);
  }

  private static Set<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> fields(JsonNode object) {
    var names = new TreeSet<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode document() throws IOException {
    return new YAMLMapper().readTree(Files.readString(ASYNCAPI));
  }

  private static Stream<JsonNode> stream(JsonNode parent) {
    return StreamSupport.stream(parent.spliterator(), false);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
