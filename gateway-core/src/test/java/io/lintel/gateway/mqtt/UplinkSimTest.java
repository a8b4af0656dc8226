package io.lintel.gateway.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The machine against a broker of whims, over virtual time. {@code -Dsim.seed=N} replays one. */
class UplinkSimTest {
  private static final int SEEDS = 1_000;

  @Test
  void whatever_the_broker_does_every_row_arrives_or_is_told_to_be_given_up() {
    long one = Long.getLong("sim.seed", -1);
    var seeds = one >= 0 ? LongStream.of(one) : LongStream.range(0, SEEDS);
    var met = new UplinkSim.Met();
    seeds.forEach(seed -> assertEquals("", new UplinkSim(seed, met).run(), "-Dsim.seed=" + seed));
    assertTrue(one >= 0 || met.everything(), "the whims were too tame: " + met);
  }
}
