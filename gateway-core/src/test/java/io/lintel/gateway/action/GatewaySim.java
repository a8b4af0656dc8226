package io.lintel.gateway.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The engine, the store model and the uplink over virtual time, from seeds: commands flow while
 * doors jam, hang and fall silent, the network breaks, the storage refuses, the process dies and
 * the power fails. {@code -Dsim.seed=N} replays one seed, {@code -Dsim.seeds=N} runs more.
 */
class GatewaySim {

  private static final long SEEDS = Long.getLong("sim.seeds", 2_000);
  private static final long ONE = Long.getLong("sim.seed", -1);

  @Test
  @Timeout(1_800)
  void no_door_moves_twice_late_or_for_nobody_and_nothing_is_lost() {
    var seeds = ONE >= 0 ? LongStream.of(ONE) : LongStream.range(0, SEEDS);
    var failures = new ArrayList<String>();
    var totals = new SimulatedLife.Totals();
    seeds.forEach(seed -> run(seed, totals, failures));
    assertEquals(List.of(), failures.stream().limit(5).toList(), failures.size() + " seeds failed");
    assertTrue(ONE >= 0 || totals.movements() > SEEDS, "hardly anything moved: " + totals);
    assertTrue(ONE >= 0 || totals.deaths() > SEEDS / 2, "hardly anything died: " + totals);
  }

  private static void run(long seed, SimulatedLife.Totals totals, List<String> failures) {
    try {
      var life = new SimulatedLife(seed);
      life.live();
      totals.add(life);
      life.problems().forEach(problem -> failures.add("-Dsim.seed=" + seed + ": " + problem));
    } catch (RuntimeException bug) {
      failures.add("-Dsim.seed=" + seed + ": " + bug);
    }
  }
}
