package io.lintel.hardware;

import static io.lintel.hardware.rig.GatewayFile.deviceId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.hardware.rig.Command;
import io.lintel.hardware.rig.Platform;
import io.lintel.hardware.rig.SeamTypes;
import io.lintel.hardware.rig.SimulatorControl;
import io.lintel.hardware.rig.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged daemon, and a keypad that only reports: the gateway opens the lock that it guards.
 */
class KeypadTest {
  private static final String LOCK = deviceId(1);
  private static final String KEYPAD = deviceId(2);
  private static final String CODE = "71830264";

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
                    .reader(2, "Keypad", "simulator", "{kind: reader}", 1));
  }

  @AfterAll
  static void close() {
    if (site != null) {
      site.close();
    }
  }

  @Test
  void a_code_from_the_platform_opens_the_lock_over_a_kill_and_lies_nowhere_in_the_data() {
    Platform platform = site.platform();
    JsonNode end =
        platform.run(Command.of("CREATE_ACCESS_CODE", LOCK).with("params", Map.of("code", CODE)));
    assertEquals("success", Platform.status(end), end::toString);
    String codeId = end.at("/action_attempt/result/access_code/access_code_id").asText();
    site.daemon().kill();
    site.start();
    site.daemon().awaitReady();

    enter("00000000");
    JsonNode denied = event("lock.access_denied");
    assertEquals("unknown_code", denied.at("/reason/reason_code").asText());
    enter(CODE);
    JsonNode unlocked = event("lock.unlocked");
    assertEquals("keycode", unlocked.path("method").asText());
    assertEquals(codeId, unlocked.path("access_code_id").asText());
    assertEquals(LOCK, unlocked.path("device_id").asText());
    assertFalse(dataHolds(CODE));
    assertEquals(List.of(), SeamTypes.validate(List.of(line(denied), line(unlocked))).problems());
  }

  private static void enter(String digits) {
    try (SimulatorControl control = site.control()) {
      JsonNode reply = control.key(KEYPAD, digits);
      assertEquals("true", reply.path("ok").asText(), reply::toString);
    }
  }

  private static JsonNode event(String type) {
    return site.platform()
        .await(type, () -> site.platform().received().events(type).stream().findFirst());
  }

  private static String line(JsonNode event) {
    return SeamTypes.line("event", event);
  }

  private static boolean dataHolds(String text) {
    try (Stream<Path> files = Files.walk(site.dataDir())) {
      return files.filter(Files::isRegularFile).anyMatch(file -> holds(file, text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean holds(Path file, String text) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
