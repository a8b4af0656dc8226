package io.lintel.hardware;

import static io.lintel.hardware.rig.GatewayFile.deviceId;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.hardware.rig.Command;
import io.lintel.hardware.rig.Limits;
import io.lintel.hardware.rig.Message;
import io.lintel.hardware.rig.PackagedDaemon;
import io.lintel.hardware.rig.Platform;
import io.lintel.hardware.rig.SimulatorControl;
import io.lintel.hardware.rig.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged daemon, a lock, and two readers that tell a card each in its own way. Numbers are
 * facility 17: 26 bits with parity at one, the 24 within at the other.
 */
@Timeout(180)
class CardsAtReadersTest {
  private static final String LOCK = deviceId(1);
  private static final String BACK = deviceId(3);
  private static final String ENCODER = deviceId(4);

  @TempDir private static Path folder;
  private static Site site;

  @BeforeAll
  static void open() {
    site =
        Site.open(
            folder,
            file ->
                file.driver("simulator", "{}")
                    .locks(1, 1, "20ms")
                    .reader(2, "Front reader", "simulator", "{kind: reader}", 1)
                    .reader(3, "Back reader", "simulator", "{kind: reader}", 1)
                    .device(4, "Desk", "simulator", "{kind: encoder}")
                    .section(Limits.LIFTED));
  }

  @AfterAll
  static void what_came_back_is_as_published() {
    Site.closeValidated(site);
  }

  @Test
  void a_card_that_was_imported_opens_at_both_readers_until_it_is_revoked() throws Exception {
    String id = deviceId(0xc1);
    imported(record(id, 4_711, ""));
    show(BACK, 24, "111267"); // 17, 4711
    assertEquals("card", opened(id, 1).path("method").asText());
    shut();
    show(deviceId(2), 26, framed(17, 4_711));
    opened(id, 2);
    shut();

    imported(record(id, 4_711, ", \"is_deleted\": true"));
    int denied = events("lock.access_denied").size();
    show(BACK, 24, "111267");
    denied(denied + 1);
    assertEquals(2, openedBy(id).size());
  }

  @Test
  void a_card_that_came_with_a_command_opens_over_a_kill_until_it_is_revoked() {
    String id = deviceId(0xc2);
    hand(Map.of("device_id", ENCODER, "do", "present_card"));
    encode(id, Map.of(), "success");
    show(BACK, 24, "111268");
    opened(id, 1);
    site.daemon().kill();
    site.start();
    site.daemon().awaitReady();
    shut();
    show(deviceId(2), 26, framed(17, 4_712));
    opened(id, 2);
    shut();

    encode(id, Map.of("is_deleted", true), "error");
    int denied = events("lock.access_denied").size();
    show(deviceId(2), 26, framed(17, 4_712));
    denied(denied + 1);
    assertEquals(2, openedBy(id).size());
  }

  private static void encode(String id, Map<String, Object> more, String status) {
    var record =
        new HashMap<String, Object>(
            Map.of(
                "acs_credential_id",
                id,
                "format",
                "h10301",
                "facility",
                17,
                "number",
                4_712,
                "device_ids",
                List.of(LOCK)));
    record.putAll(more);
    Map<String, Object> params =
        Map.of("acs_encoder_id", ENCODER, "acs_credential_id", id, "acs_credential", record);
    JsonNode end =
        site.platform().run(Command.of("ENCODE_CREDENTIAL", ENCODER).with("params", params));
    assertEquals(status, Platform.status(end), end::toString);
  }

  private static String record(String id, int number, String more) {
    return """
    {"acs_credential_id": "%s", "format": "h10301", "facility": 17, "number": %d, "device_ids": ["%s"]%s}
    """
        .formatted(id, number, LOCK, more);
  }

  private static void imported(String records) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("cards.jsonl"), records);
    var result =
        Shell.run(
            Map.of("JAVA_HOME", System.getProperty("java.home"), "PATH", "/usr/bin:/bin"),
            List.of(
                PackagedDaemon.tree().resolve("bin/lintel").toString(),
                "credentials",
                "import",
                "--config",
                site.configuration().toString(),
                file.toString()));
    assertEquals(0, result.status(), result::output);
  }

  /** H10301: even parity over the first twelve bits, odd parity over the last twelve. */
  private static String framed(int facility, int number) {
    int content = (facility << 16) | number;
    int even = Integer.bitCount(content >>> 12) & 1;
    int odd = 1 - (Integer.bitCount(content & 0xFFF) & 1);
    return "%07x".formatted((even << 25) | (content << 1) | odd);
  }

  private static void show(String reader, int bits, String hex) {
    hand(Map.of("device_id", reader, "do", "card", "bits", bits, "hex", hex));
  }

  private static void shut() {
    hand(Map.of("device_id", LOCK, "do", "manual_lock"));
  }

  private static void hand(Map<String, Object> request) {
    try (SimulatorControl control = site.control()) {
      JsonNode reply = control.request(request);
      assertEquals("true", reply.path("ok").asText(), reply::toString);
    }
  }

  private static JsonNode opened(String id, int times) {
    return site.platform()
        .await(
            times + " openings by " + id,
            () -> Optional.of(openedBy(id)).filter(all -> all.size() == times).map(List::getLast));
  }

  private static List<JsonNode> openedBy(String id) {
    return events("lock.unlocked").stream()
        .filter(event -> event.path("acs_credential_id").asText().equals(id))
        .toList();
  }

  private static void denied(int times) {
    site.platform()
        .await(
            times + " refusals",
            () -> Optional.of(events("lock.access_denied")).filter(all -> all.size() == times));
  }

  /** Each once: what was sent and not acknowledged before a kill comes again. */
  private static List<JsonNode> events(String type) {
    var byId = new LinkedHashMap<String, JsonNode>();
    site.platform().received().under("event/" + type + "/" + LOCK).stream()
        .map(Message::json)
        .forEach(event -> byId.put(event.path("event_id").asText(), event));
    return List.copyOf(byId.values());
  }
}
