package io.lintel.gateway.access.local;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The decision at the door against an oracle, from seeds. {@code -Dsim.seed=N} replays one seed,
 * {@code -Dsim.seeds=N} runs more.
 */
class LocalAccessSim {

  private static final long SEEDS = Long.getLong("sim.seeds", 12);
  private static final long ONE = Long.getLong("sim.seed", -1);

  private int opened;
  private int refused;
  private int blocked;
  private int doubted;

  @Test
  void each_door_does_as_the_oracle_says_and_each_entry_is_told_once() {
    var seeds = ONE >= 0 ? LongStream.of(ONE) : LongStream.range(0, SEEDS);
    seeds.forEach(this::live);
    if (ONE < 0) {
      assertTrue(opened > 5 * SEEDS, "opened " + opened);
      assertTrue(refused > 5 * SEEDS, "out of their time " + refused);
      assertTrue(blocked > SEEDS, "locked out " + blocked);
      assertTrue(doubted > 0, "in doubt " + doubted);
      assertTrue(doubted < SEEDS * 5, "the oracle knows too little: " + doubted);
    }
  }

  private void live(long seed) {
    var life = new LocalLife(seed);
    try {
      life.live();
    } catch (AssertionError | RuntimeException wrong) {
      throw new AssertionError("-Dsim.seed=" + seed, wrong);
    }
    opened += life.opened;
    refused += life.refused;
    blocked += life.blocked;
    doubted += life.doubted;
  }
}
