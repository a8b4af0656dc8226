package io.lintel.hardware.zwave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.lintel.spi.Outcome;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class WholeHouseOverTcpTest extends WholeHouse {
  @Override
  String address(ZwaveHouse house, Path folder) {
    return house.address();
  }

  @Test
  void a_stick_unplugged_in_the_middle_leaves_it_unknown_and_comes_back() {
    // A hung lock gives no nonces either: both sides are in step before, or the order never leaves.
    assertEquals(Outcome.confirmed(), driver.reports.await(driver.lock(S2_LOCK)));
    int sets = house.sets(S2_LOCK);
    house.act("hang", Map.of("node", S2_LOCK));
    LiveOrder unlock = driver.unlock(S2_LOCK);
    house.awaitSets(S2_LOCK, sets + 1);
    house.act("unplug", Map.of());
    assertInstanceOf(Outcome.Unknown.class, driver.reports.await(unlock));
    driver.reports.awaitTrouble(true);
    house.act("hang", Map.of("node", S2_LOCK, "on", false));
    house.act("plug", Map.of());
    driver.reports.awaitTrouble(false);
    assertEquals(Outcome.confirmed(), driver.reports.await(driver.lock(S2_LOCK)));
  }

  @Test
  void a_host_that_lost_its_nonces_moves_and_hears_the_lock_and_asks_nothing_twice() {
    driver.close();
    int asked = versionsAsked();
    driver = LiveDriver.open(house.address(), memory, ALL);
    driver.awaitPosition(S2_LOCK);
    int mark = driver.reports.count();
    house.act("manual", Map.of("node", S2_LOCK, "mode", ZwaveHouse.UNLOCKED));
    await(S2_LOCK, mark, position(LockState.UNLOCKED, Method.MANUAL, 0));
    assertEquals(Outcome.confirmed(), driver.reports.await(driver.lock(S2_LOCK)));
    assertEquals(asked, versionsAsked());
  }

  private int versionsAsked() {
    return (int)
        StreamSupport.stream(house.act("heard", Map.of("node", S2_LOCK)).spliterator(), false)
            .filter(name -> name.asText().equals("VersionCCCommandClassGet"))
            .count();
  }
}
