package io.lintel.gateway.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Inbound;
import io.lintel.spi.Fault;
import io.lintel.spi.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Events of the gateway's own, held to the schemas of the published document. */
class GatewayEventsTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "asyncapi.yaml");

  private final Box box = new Box(3, 12);

  @Test
  void each_carries_what_its_schema_requires() throws IOException {
    provoke();
    var schemas = new YAMLMapper().readTree(DOCUMENT.toFile()).at("/components/schemas");
    var seen = new TreeSet<String>();
    for (var row : box.journal()) {
      var event = Box.json(row);
      var type = event.path("event_type").asText();
      if (type.startsWith("gateway.")) {
        seen.add(type);
        assertEquals(List.of(), missing(event, schemas.path(type)), type);
        assertEquals(List.of(), missing(event, schemas.path("Event")), type);
      }
    }
    assertEquals(
        Set.of(
            "gateway.started",
            "gateway.command_refused",
            "gateway.unlock_burst",
            "gateway.lock_jammed",
            "gateway.device_trouble",
            "gateway.driver_failed",
            "gateway.clock_jumped"),
        seen);
  }

  private void provoke() {
    box.run(Duration.ofSeconds(1));
    for (int door = 0; door < 11; door++) {
      box.command("UNLOCK_DOOR", door, Duration.ofSeconds(30));
    }
    box.send(notJson(), Duration.ofSeconds(1));
    var fault = Fault.repair("test.trouble", "the reader is wet");
    box.engine.report(Box.door(0), new Report.Trouble(fault), Optional.empty());
    box.engine.report(
        Box.door(1),
        Report.Position.of(Report.LockState.JAMMED, Report.Method.UNKNOWN),
        Optional.empty());
    box.engine.driver("simulator", Optional.of(fault));
    box.time.setWall(box.time.wall().plusSeconds(600));
    box.run(Duration.ofMinutes(2));
    assertTrue(box.store.health().journalRows() > 30);
  }

  private static List<String> missing(JsonNode event, JsonNode schema) {
    assertTrue(schema.isObject(), "there is no schema");
    return StreamSupport.stream(schema.path("required").spliterator(), false)
        .map(JsonNode::asText)
        .filter(field -> !event.hasNonNull(field))
        .toList();
  }

  private static Inbound notJson() {
    return new Inbound(
        "lintel/v1/gw/command/gateway",
        Bytes.utf8("{"),
        false,
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
