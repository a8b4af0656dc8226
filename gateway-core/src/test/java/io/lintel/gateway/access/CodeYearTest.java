package io.lintel.gateway.access;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A year in a house of 200 doors. {@code -Dsim.seed=N} replays one house, {@code -Dsim.seeds=N}
 * runs more.
 */
class CodeYearTest {

  private static final int DOORS = 200;
  private static final int POWER_CUTS = 60;

  @Test
  void nobody_is_locked_out_nobody_in_outside_their_time_and_no_slot_leaks() {
    long one = Long.getLong("sim.seed", -1);
    var seeds = one >= 0 ? LongStream.of(one) : LongStream.range(0, Long.getLong("sim.seeds", 2));
    seeds.forEach(CodeYearTest::year);
  }

  private static void year(long seed) {
    var powerCuts = powerCuts(new Random(seed));
    int entries = 0;
    int denials = 0;
    for (int door = Integer.getInteger("sim.door", 0); door < DOORS; door++) {
      var year = atDoor(seed, door, powerCuts);
      entries += year.entries;
      denials += year.denials;
    }
    assertTrue(entries > 100_000, "guests must have come and gone: " + entries);
    assertTrue(denials > 1_000, "clocks must have stood for days: " + denials);
  }

  private static CodeYear atDoor(long seed, int door, List<Instant> powerCuts) {
    try {
      var year = new CodeYear(seed * 1_000_003 + door, powerCuts);
      year.run();
      return year;
    } catch (AssertionError | RuntimeException wrong) {
      throw new AssertionError("-Dsim.seed=" + seed + " at door " + door, wrong);
    }
  }

  private static List<Instant> powerCuts(Random random) {
    var first = CodeYear.FIRST.atStartOfDay(CodeYear.ZONE).toInstant();
    return Stream.generate(() -> first.plusSeconds(3_600 + random.nextInt(363 * 86_400)))
        .limit(POWER_CUTS)
        .sorted()
        .toList();
  }
}
