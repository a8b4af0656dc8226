package io.lintel.gateway.climate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Thermostats over the days in which the clock is changed, from seeds: programs and schedules are
 * pushed, people turn the wheel, devices are away, the box is restarted. {@code -Dsim.seed=N}
 * replays one seed, {@code -Dclimate.seeds=N} runs more.
 */
class ClimateSim {

  private static final long SEEDS = Long.getLong("climate.seeds", 10);
  private static final long ONE = Long.getLong("sim.seed", -1);

  @Test
  @Timeout(900)
  void what_stands_at_the_wall_is_the_preset_whose_turn_it_is_or_what_somebody_set() {
    var seeds = ONE >= 0 ? LongStream.of(ONE) : LongStream.range(0, SEEDS);
    var problems = new ArrayList<String>();
    long looks =
        seeds
            .map(
                seed -> {
                  var life = new ClimateLife(seed);
                  life.live();
                  problems.addAll(life.problems());
                  return life.looks();
                })
            .sum();
    assertEquals(List.of(), problems.stream().limit(5).toList());
    assertTrue(ONE >= 0 || looks > 20 * SEEDS, "only " + looks + " looks");
  }
}
