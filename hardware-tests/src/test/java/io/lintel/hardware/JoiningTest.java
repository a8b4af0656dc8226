package io.lintel.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.hardware.rig.Child;
import io.lintel.hardware.rig.Cli;
import io.lintel.hardware.rig.Command;
import io.lintel.hardware.rig.Platform;
import io.lintel.hardware.rig.SeamTypes;
import io.lintel.hardware.rig.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Devices that join, leave and are replaced by the packaged command, at the packaged daemon. */
class JoiningTest {
  private static final Duration LIMIT = Duration.ofSeconds(40);

  @TempDir private Path folder;
  private Site site;
  private Cli lintel;

  @BeforeEach
  void open() {
    site = Site.withDoors(folder, 1, "20ms");
    lintel = new Cli(site.configuration());
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void a_device_joins_survives_a_kill_leaves_and_is_replaced_under_its_id() {
    Cli.Ended joined = lintel.run("12345\nCellar\n", "simulator", "include");
    assertEquals(0, joined.status(), joined::text);
    String cellar = joined.lines().getLast().replaceFirst(".*added ", "");
    assertTrue(lintel.run("", "devices").text().contains("Cellar"));
    assertEquals("success", unlock(cellar));
    JsonNode added = event("device.added", cellar);

    site.daemon().kill();
    site.start();
    site.daemon().awaitReady();
    assertEquals("success", unlock(cellar));

    assertEquals(0, lintel.run("", "simulator", "exclude", "cellar").status());
    JsonNode removed = event("device.removed", cellar);
    assertTrue(lintel.run("", "devices").text().contains("removed"));
    assertEquals("device_removed", unlock(cellar));

    Cli.Ended replaced = lintel.run("12345\n", "simulator", "include", "--replace", "Cellar");
    assertTrue(replaced.lines().getLast().endsWith("replaced " + cellar), replaced::text);
    assertEquals("success", unlock(cellar));
    var events = List.of(SeamTypes.line("event", added), SeamTypes.line("event", removed));
    assertEquals(List.of(), SeamTypes.validate(events).problems());
  }

  @Test
  void ctrl_c_ends_the_work_cleanly_and_nothing_has_joined() {
    try (Child including = lintel.begin("simulator", "include")) {
      including.awaitLine("its progress", LIMIT, line -> line.contains("wants to join"));
      including.signal("INT");
      assertEquals(130, including.awaitExit(LIMIT));
      assertTrue(including.tail().contains("no simulated device has joined"), including::tail);
    }
    assertFalse(lintel.run("", "devices").text().contains("Simulated"));
  }

  @Test
  void a_terminal_that_dies_while_a_name_is_asked_loses_no_device() {
    try (Child including = lintel.begin("simulator", "include")) {
      including.awaitLine("its progress", LIMIT, line -> line.contains("wants to join"));
      including.type("12345\n");
      including.awaitLine("that it joined", LIMIT, line -> line.contains("it has joined"));
      including.kill();
    }
    event("device.added");
    assertTrue(lintel.run("", "devices").text().contains("Simulated lock"));
  }

  @Test
  void help_is_made_of_the_descriptor() {
    assertTrue(lintel.run("", "simulator", "include", "--help").text().contains("--replace"));
    Cli.Ended unknown = lintel.run("", "simulater", "include");
    assertEquals(2, unknown.status());
    assertTrue(unknown.text().contains("did you mean \"simulator\""), unknown::text);
  }

  /** {@code success}, or the type of the error. */
  private String unlock(String deviceId) {
    JsonNode end = site.platform().run(Command.of("UNLOCK_DOOR", deviceId));
    return Platform.status(end).equals("success") ? "success" : Platform.errorType(end);
  }

  private JsonNode event(String type, String deviceId) {
    JsonNode event = event(type);
    assertEquals(deviceId, event.path("device_id").asText());
    return event;
  }

  private JsonNode event(String type) {
    return site.platform()
        .await(type, () -> site.platform().received().events(type).stream().findFirst());
  }
}
