package io.lintel.hardware;

import static io.lintel.hardware.rig.GatewayFile.deviceId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.hardware.rig.Child;
import io.lintel.hardware.rig.Cli;
import io.lintel.hardware.rig.Command;
import io.lintel.hardware.rig.Platform;
import io.lintel.hardware.rig.SeamTypes;
import io.lintel.hardware.rig.Signal;
import io.lintel.hardware.rig.Site;
import io.lintel.hardware.zwave.ZwaveHouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An installer's day with Z-Wave: the packaged daemon and its command, mosquitto and the simulated
 * house.
 */
@Timeout(300)
class ZwaveInstallationTest {
  private static final String LOCK = deviceId(2);
  private static final String DIGITS = "246813";
  private static final int NODE = 2;
  private static final int NEWCOMER = 10;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private ZwaveHouse house;
  private Site site;
  private Cli lintel;

  @BeforeEach
  void open() {
    house = ZwaveHouse.open(Duration.ofMillis(50));
    site =
        Site.open(
            folder,
            file ->
                file.driver("simulator", "{}")
                    .driver("zwave", "{link: \"" + house.address() + "\"}")
                    .locks(1, 1, "20ms")
                    .device(NODE, "Front door", "zwave", "{node: 2}"));
    lintel = new Cli(site.configuration());
  }

  @AfterEach
  void close() {
    site.close();
    house.close();
  }

  @Test
  void keys_are_taken_from_a_file_that_nobody_else_can_read() throws IOException {
    Path keys = keysFile("rw-r--r--");
    Cli.Ended refused = lintel.run("", "zwave", "keys", "import", keys.toString());
    assertNotEquals(0, refused.status(), "a file that others can read");
    assertTrue(refused.text().contains("chmod 600"), refused::text);

    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
    Cli.Ended taken = lintel.run("yes\n", "zwave", "keys", "import", keys.toString());
    assertEquals(0, taken.status(), taken::text);
    assertTrue(taken.text().contains("The keys are in use."), taken::text);
    assertNothingSecretInTheLog(keys);
  }

  @Test
  void a_lock_that_was_known_under_other_keys_opens_and_holds_a_code_once_its_keys_come()
      throws IOException {
    awaitTrouble("zwave.security_needed");
    Cli.Ended taken =
        lintel.run("yes\n", "zwave", "keys", "import", keysFile("rw-------").toString());
    assertEquals(0, taken.status(), taken::text);
    awaitUnlocked(LOCK);
    assertFalse(house.isLocked(NODE));

    String code = held();
    assertEquals("success", Platform.status(site.platform().run(Command.lock(LOCK))));
    house.act("enter", Map.of("node", NODE, "digits", DIGITS));
    assertEquals("keycode", openedWith(code).path("method").asText());
    assertFalse(String.join("\n", site.daemon().child().lines()).contains(DIGITS));
    SeamTypes.assertValid(site.platform().received());
  }

  @Test
  void a_lock_is_included_by_its_label_and_opens_without_a_restart() {
    house.act("join", Map.of("id", NEWCOMER, "security", "s2ac"));
    try (Child including = lintel.begin("zwave", "include")) {
      including.awaitLine("its keys", LIMIT, line -> line.contains("gets its keys now"));
      including.type(pin() + "\nCellar\n");
      assertEquals(0, including.awaitExit(LIMIT), including::tail);
    }
    JsonNode added =
        site.platform()
            .await(
                "device.added",
                () -> site.platform().received().events("device.added").stream().findFirst());
    awaitUnlocked(added.path("device_id").asText());
    assertFalse(house.isLocked(NEWCOMER));
    assertTrue(lintel.run("", "devices").text().contains("Cellar"));
  }

  @Test
  void a_kill_in_the_middle_of_a_key_exchange_leaves_a_node_that_is_named_and_can_leave() {
    house.act("join", Map.of("id", NEWCOMER, "security", "s2ac"));
    try (Child including = lintel.begin("zwave", "include")) {
      including.awaitLine("its keys", LIMIT, line -> line.contains("gets its keys now"));
      site.daemon().kill();
      assertNotEquals(0, including.awaitExit(LIMIT));
    }
    site.start();
    site.daemon().awaitReady();
    Cli.Ended nodes = awaitNodes();
    assertTrue(nodes.text().contains("half joined"), nodes::text);

    house.act("leave", Map.of("id", NEWCOMER));
    Cli.Ended excluded = lintel.run("", "zwave", "exclude");
    assertEquals(0, excluded.status(), excluded::text);
    assertFalse(lintel.run("", "zwave", "nodes").text().contains("half joined"));
  }

  /** The stick is brought up after the daemon is ready. */
  private Cli.Ended awaitNodes() {
    return Signal.poll(
            LIMIT,
            Duration.ofMillis(500),
            () ->
                Optional.of(lintel.run("", "zwave", "nodes")).filter(ended -> ended.status() == 0))
        .orElseThrow(() -> new AssertionError(lintel.run("", "zwave", "nodes").text()));
  }

  private String pin() {
    return house.act("label", Map.of("id", NEWCOMER)).path("pin").asText();
  }

  private Path keysFile(String permissions) throws IOException {
    Path file = folder.resolve("keys.json");
    Files.writeString(file, house.act("keys", Map.of()).toString());
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  /** The interview goes on after the keys are in use. */
  private void awaitUnlocked(String device) {
    Optional<JsonNode> unlocked =
        Signal.poll(
            LIMIT,
            Duration.ofMillis(500),
            () ->
                Optional.of(site.platform().run(Command.unlock(device)))
                    .filter(end -> Platform.status(end).equals("success")));
    assertTrue(unlocked.isPresent(), () -> "no unlock of " + device);
  }

  /** The lock has been asked under the keys that the gateway made for itself. */
  private void awaitTrouble(String code) {
    site.platform()
        .await(
            code,
            () ->
                site.platform().received().events("gateway.device_trouble").stream()
                    .filter(told -> told.toString().contains(code))
                    .findFirst());
  }

  /** The id of a code that the lock holds. */
  private String held() {
    JsonNode end =
        site.platform()
            .run(
                Command.of("CREATE_ACCESS_CODE", LOCK)
                    .with("params", Map.of("device_id", LOCK, "code", DIGITS)));
    assertEquals("success", Platform.status(end), end::toString);
    JsonNode code = end.path("action_attempt").path("result").path("access_code");
    return code.path("access_code_id").asText();
  }

  private JsonNode openedWith(String code) {
    return site.platform()
        .await(
            "lock.unlocked by the code",
            () ->
                site.platform().received().events("lock.unlocked").stream()
                    .filter(told -> told.path("device_id").asText().equals(LOCK))
                    .filter(told -> told.path("access_code_id").asText().equals(code))
                    .findFirst());
  }

  private void assertNothingSecretInTheLog(Path keys) throws IOException {
    String log = String.join("\n", site.daemon().child().lines());
    List<String> secrets =
        List.of("0102030405060708090a0b0c0d0e0f10", "33333333333333333333333333333333");
    assertTrue(Files.readString(keys).contains(secrets.getFirst()));
    secrets.forEach(secret -> assertFalse(log.contains(secret)));
  }
}
