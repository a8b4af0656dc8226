package io.lintel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PowerCutTest {

  @Test
  void what_was_told_to_be_durable_survives_and_the_rest_is_a_prefix() {
    var survivors = new HashSet<Integer>();
    for (long seed = 0; seed < 200; seed++) {
      survivors.add(keysLeftOfThreeAfterACut(seed));
    }
    assertEquals(Set.of(0, 1, 2, 3), survivors);
  }

  @Test
  void storage_that_refuses_never_says_durable() {
    World world = World.seeded(1);
    VirtualHost host = world.host("a", Path.of("."));
    host.storageRefuses(true);
    var told = new HashSet<String>();
    host.loop().call(() -> host.store().put("k", new byte[] {1}, () -> told.add("durable")));
    world.runUntilIdle();
    assertEquals(Set.of(), told);
    assertTrue(host.loop().ask(() -> host.store().get("k")).isPresent());
  }

  private static int keysLeftOfThreeAfterACut(long seed) {
    World world = World.seeded(seed);
    VirtualHost host = world.host("a", Path.of("."));
    var durable = new HashSet<String>();
    host.loop()
        .call(
            () -> {
              for (String key : new String[] {"0", "1", "2"}) {
                host.store().put(key, new byte[] {1}, () -> durable.add(key));
              }
            });
    world.advance(world.upTo(Duration.ofMillis(25)));
    VirtualHost after = host.cutPower();
    int left = 0;
    for (String key : new String[] {"0", "1", "2"}) {
      boolean survived = after.loop().ask(() -> after.store().get(key)).isPresent();
      assertTrue(survived || !durable.contains(key), "lost what was durable");
      assertFalse(survived && left != Integer.parseInt(key), "not a prefix");
      left += survived ? 1 : 0;
    }
    return left;
  }
}
