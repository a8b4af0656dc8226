package io.lintel.hardware;

import static io.lintel.hardware.rig.GatewayFile.deviceId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.action.PayloadMaker;
import io.lintel.hardware.rig.Client.Outgoing;
import io.lintel.hardware.rig.Command;
import io.lintel.hardware.rig.Platform;
import io.lintel.hardware.rig.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of spoiled payloads through the running daemon: it answers them and goes on. */
class BadPayloadsTest {
  private static final int PAYLOADS = Integer.getInteger("fuzz.messages", 3000);
  private static final List<String> TARGETS =
      List.of(deviceId(1), deviceId(99), "gateway", "x", "5f7c1c1e");

  @TempDir private Path folder;

  @Test
  void the_daemon_takes_what_comes_and_goes_on() {
    try (Site site = Site.withDoors(folder, 2, "20ms")) {
      flood(site.platform());

      Command good = Command.unlock(deviceId(2));
      assertEquals("success", Platform.status(site.platform().run(good)));
      assertTrue(site.platform().received().events("gateway.command_refused").size() > 100);
      List<String> traces =
          site.daemon().child().lines().stream()
              .filter(line -> line.contains("Exception") || line.startsWith("\tat "))
              .toList();
      assertEquals(List.of(), traces);
      assertEquals(1, site.platform().received().under("presence").size(), "it lost its session");
    }
  }

  private static void flood(Platform platform) {
    PayloadMaker maker = new PayloadMaker(7);
    Random random = new Random(7);
    for (int n = 0; n < PAYLOADS; n++) {
      String target = TARGETS.get(random.nextInt(TARGETS.size()));
      Outgoing message = platform.raw("command/" + target, maker.next());
      platform.send(random.nextInt(10) == 0 ? message.expiring(Duration.ofSeconds(30)) : message);
    }
  }
}
