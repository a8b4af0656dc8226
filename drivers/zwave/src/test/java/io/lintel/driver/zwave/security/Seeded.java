package io.lintel.driver.zwave.security;

import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.driver.zwave.wire.Octets;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** Random bytes that a seed gives again. */
public final class Seeded {
  public static RandomSource of(long seed) {
    return of(new SplittableRandom(seed));
  }

  public static RandomSource of(SplittableRandom random) {
    return count -> {
      byte[] bytes = new byte[count];
      random.nextBytes(bytes);
      return Octets.copyOf(bytes);
    };
  }

  /** As many as asked for, or the one of {@code -Dsim.seed=N}. */
  public static long[] seeds(int count) {
    Long one = Long.getLong("sim.seed");
    return one != null ? new long[] {one} : LongStream.range(0, count).toArray();
  }

  private Seeded() {}
}
