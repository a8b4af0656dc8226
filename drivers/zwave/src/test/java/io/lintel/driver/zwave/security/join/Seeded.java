package io.lintel.driver.zwave.security.join;

import io.lintel.driver.zwave.crypto.RandomSource;
import io.lintel.driver.zwave.wire.Octets;
import java.util.SplittableRandom;

/** Random bytes that a seed gives again. */
final class Seeded {
  static RandomSource of(long seed) {
    return of(new SplittableRandom(seed));
  }

  static RandomSource of(SplittableRandom random) {
    return count -> {
      byte[] bytes = new byte[count];
      random.nextBytes(bytes);
      return Octets.copyOf(bytes);
    };
  }

  private Seeded() {}
}
