package io.lintel.hardware.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.model.Bytes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the rig's own peers do what the other tests take for granted. */
class RigTest {
  @TempDir private Path folder;

  @Test
  void a_platform_goes_on_with_its_session_after_the_broker_was_killed() {
    try (Mosquitto broker = Mosquitto.start(folder);
        Platform platform = Platform.connect(broker, "g")) {
      platform.publish(platform.raw("event/a/x", Bytes.utf8("{\"n\":1}")));
      broker.kill();
      assertFalse(platform.offer(platform.raw("event/a/x", Bytes.utf8("{}"))));

      broker.restart();
      platform.reconnect();
      platform.publish(platform.raw("event/b/x", Bytes.utf8("{\"n\":2}")).asRetained());

      Message second = await(platform, "event/b");
      assertEquals("{\"n\":2}", second.text());
      assertTrue(second.retained());
      assertFalse(await(platform, "event/a").retained());
    }
  }

  @Test
  void a_platform_does_not_record_its_own_commands() {
    try (Mosquitto broker = Mosquitto.start(folder);
        Platform platform = Platform.connect(broker, "g")) {
      platform.command(Command.unlock(GatewayFile.deviceId(1)));
      platform.publish(platform.raw("event/b/x", Bytes.utf8("{}")));
      await(platform, "event/b");
      assertEquals(1, platform.received().all().size());
    }
  }

  @Test
  void a_child_that_ends_without_the_line_fails_with_what_it_said() {
    try (Child child = Child.start("echo", folder, List.of("echo", "no luck"))) {
      String message =
          assertThrows(
                  AssertionError.class,
                  () -> child.awaitLine("luck", Duration.ofSeconds(10), "luck"::equals))
              .getMessage();
      assertTrue(String.valueOf(message).contains("no luck"), message);
    }
  }

  @Test
  void a_stopped_child_tells_its_signal() {
    try (Child child = Child.start("sleep", folder, List.of("sleep", "60"))) {
      assertEquals(143, child.stop());
    }
  }

  @Test
  void the_wire_tap_tells_what_the_broker_acknowledged() throws Exception {
    try (Mosquitto broker = Mosquitto.start(folder);
        WireTap tap = WireTap.open(broker.port());
        Client gateway = Client.connect(tap.url(), List.of("none"), message -> {})) {
      gateway.publish(Client.Outgoing.of("a/b", Bytes.utf8("x".repeat(40_000))));

      List<WireRecord.Published> expected =
          List.of(new WireRecord.Published("a/b", Bytes.utf8("x".repeat(40_000))));
      assertEquals(expected, tap.record().published());
      assertEquals(expected, tap.record().acknowledged());
    }
  }

  private static Message await(Platform platform, String prefix) {
    return platform.await(
        prefix,
        () ->
            Optional.of(platform.received().under(prefix))
                .filter(found -> !found.isEmpty())
                .map(List::getFirst));
  }
}
