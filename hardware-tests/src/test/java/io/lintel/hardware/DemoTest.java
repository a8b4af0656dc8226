package io.lintel.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.hardware.rig.Child;
import io.lintel.hardware.rig.PackagedDaemon;
import io.lintel.testkit.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir Path temporary;

  @BeforeEach
  void need_a_broker() {
    Peer.require("mosquitto");
  }

  @Test
  void the_story_is_told_to_its_end_and_nothing_is_left() throws IOException {
    try (Child demo = demo("--once")) {
      List<ProcessHandle> children = childrenAt(demo, "1. The platform unlocks");
      assertEquals(0, demo.awaitExit(LIMIT), demo::tail);
      String told = String.join("\n", demo.lines());
      for (String expected :
          List.of(
              "success, confirmed by the device",
              "event lock.unlocked \"Front door\"",
              "event lock.locked \"Front door\"",
              "event lock.unlocked \"Flat 2\", method keycode",
              "event lock.access_denied \"Flat 2\"",
              "event access_code.set_on_device \"Flat 2\"",
              "event access_code.deleted \"Flat 2\"",
              "error lock_jammed",
              "error action_attempt_expired",
              "event noise_sensor.noise_threshold_triggered \"Hall\"",
              "event thermostat.climate_preset_activated \"Office\"",
              "event lock.unlocked \"Bicycle room\", method manual",
              "That was the story.")) {
        assertTrue(told.contains(expected), () -> "not told: " + expected + "\n" + told);
      }
      assertTrue(!told.contains("2580") && !told.contains("4816"), "a code was printed");
      assertNothingLeft(children);
    }
  }

  @Test
  void ctrl_c_ends_it_and_leaves_nothing() throws IOException {
    try (Child demo = demo()) {
      List<ProcessHandle> children = childrenAt(demo, "Ctrl-C ends it");
      demo.signal("INT");
      assertEquals(130, demo.awaitExit(LIMIT), demo::tail);
      assertNothingLeft(children);
    }
  }

  private Child demo(String... arguments) {
    Path tree = PackagedDaemon.tree();
    var command =
        Stream.concat(
            Stream.of(tree.resolve("bin/lintel").toString(), "demo"), Stream.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command.toList()).directory(tree.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("LINTEL_OPTS", "-Djava.io.tmpdir=" + temporary);
    return Child.start("demo", builder);
  }

  /** Broker and gateway, once the demo prints a line. */
  private static List<ProcessHandle> childrenAt(Child demo, String text) {
    demo.awaitLine(text, LIMIT, line -> line.contains(text));
    List<ProcessHandle> children =
        ProcessHandle.of(demo.pid()).stream().flatMap(ProcessHandle::descendants).toList();
    assertEquals(2, children.size(), () -> "broker and gateway: " + children);
    return children;
  }

  private void assertNothingLeft(List<ProcessHandle> children) throws IOException {
    assertEquals(List.of(), children.stream().filter(ProcessHandle::isAlive).toList());
    try (Stream<Path> left = Files.list(temporary)) {
      assertEquals(List.of(), left.toList());
    }
  }
}
