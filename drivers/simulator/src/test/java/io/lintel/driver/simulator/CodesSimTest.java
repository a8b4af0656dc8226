package io.lintel.driver.simulator;

import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dsim.seed=N} replays one seed, {@code -Dsim.seeds=N} runs that many. */
class CodesSimTest {
  private static final long SEEDS = 200;

  @Test
  void whatever_happens_a_lock_holds_what_it_said_that_it_holds(@TempDir Path folder) {
    Long one = Long.getLong("sim.seed");
    LongStream seeds =
        one == null
            ? LongStream.rangeClosed(1, Long.getLong("sim.seeds", SEEDS))
            : LongStream.of(one);
    seeds.forEach(seed -> new RandomCodes(seed, folder.resolve("seed-" + seed)).run());
  }
}
