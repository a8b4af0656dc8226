package io.lintel.driver.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dsim.seed=N} replays one seed, {@code -Dsim.seeds=N} runs that many. */
class SimulatorSimTest {
  private static final long SEEDS = 1_000;

  @Test
  void whatever_happens_no_door_lies_or_moves_without_a_permit(@TempDir Path folder)
      throws IOException {
    for (long seed : seeds().toArray()) {
      Path ofSeed = folder.resolve("seed-" + seed);
      new RandomHouse(seed, ofSeed).run();
      Files.deleteIfExists(ofSeed.resolve("movements.jsonl"));
    }
  }

  private static LongStream seeds() {
    Long one = Long.getLong("sim.seed");
    return one == null
        ? LongStream.rangeClosed(1, Long.getLong("sim.seeds", SEEDS))
        : LongStream.of(one);
  }
}
