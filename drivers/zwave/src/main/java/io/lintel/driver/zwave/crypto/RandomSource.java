package io.lintel.driver.zwave.crypto;

import io.lintel.driver.zwave.wire.Octets;
import java.security.SecureRandom;

/** Where nonces and keys come from: an input of every machine, so that a seed replays it. */
@FunctionalInterface
public interface RandomSource {
  Octets octets(int count);

  /** The system's own. */
  static RandomSource secure() {
    var random = new SecureRandom();
    return count -> {
      byte[] bytes = new byte[count];
      random.nextBytes(bytes);
      return Octets.copyOf(bytes);
    };
  }
}
