package io.lintel.hardware.zwave;

import static io.lintel.hardware.zwave.ZwaveHouse.DOOR_LOCK;
import static io.lintel.hardware.zwave.ZwaveHouse.LOCK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same conversation over a serial port: a pty whose other end is the house. */
class ZwaveOverPtyTest {
  @Test
  void locks_are_locked_and_unlocked_over_a_serial_port(@TempDir Path folder) {
    try (ZwaveHouse house = ZwaveHouse.open(Duration.ofMillis(100));
        SerialBridge bridge = SerialBridge.open(folder, house);
        LiveDriver driver = LiveDriver.open(bridge.address(), LOCK, DOOR_LOCK)) {
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
}
