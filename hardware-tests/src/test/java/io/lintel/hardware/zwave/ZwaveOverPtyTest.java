package io.lintel.hardware.zwave;

import static io.lintel.hardware.zwave.ZwaveHouse.DOOR_LOCK;
import static io.lintel.hardware.zwave.ZwaveHouse.LOCK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.hardware.rig.Child;
import io.lintel.spi.Outcome;
import io.lintel.testkit.Peer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same conversation over a serial port: a pty whose other end is the house. */
class ZwaveOverPtyTest {
  private static final Duration BRIDGE_LIMIT = Duration.ofSeconds(10);

  @Test
  void locks_are_locked_and_unlocked_over_a_serial_port(@TempDir Path folder) {
    Path port = folder.resolve("usb-stick");
    try (ZwaveHouse house = ZwaveHouse.open(Duration.ofMillis(100));
        Child bridge = bridge(folder, port, house);
        LiveDriver driver = LiveDriver.open(port.toString(), LOCK, DOOR_LOCK)) {
      driver.awaitPosition(LOCK);
      driver.awaitPosition(DOOR_LOCK);
      for (int node : new int[] {LOCK, DOOR_LOCK}) {
        assertEquals(Outcome.confirmed(), driver.reports.await(driver.lock(node)));
        assertTrue(house.isLocked(node));
        assertEquals(Outcome.confirmed(), driver.reports.await(driver.unlock(node)));
        assertFalse(house.isLocked(node));
      }
      assertTrue(bridge.alive());
    }
  }

  private static Child bridge(Path folder, Path port, ZwaveHouse house) {
    List<String> command =
        List.of(
            Peer.require("socat").toString(),
            "-d",
            "-d",
            "PTY,raw,echo=0,link=" + port,
            "TCP:127.0.0.1:" + house.port());
    Child socat = Child.start("socat", folder, command);
    socat.awaitLine("its loop", BRIDGE_LIMIT, line -> line.contains("starting data transfer loop"));
    return socat;
  }
}
