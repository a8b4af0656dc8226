package io.lintel.driver.simulator;

import io.lintel.spi.CardNumber;
import io.lintel.spi.Secret;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A card that can lie on an encoder.
 *
 * @param uid what it says it is
 * @param foreign whether it is of another make, which cannot be written
 * @param message the NDEF message on it; empty when it holds none, or a torn one
 */
record SimulatedCard(CardNumber uid, boolean foreign, Optional<Secret> message) {

  static final String UID = "04a1b2c3d4e5f6";

  /** As much as fits on it, in bytes. */
  static final int MESSAGE_MAX = 2_046;

  static SimulatedCard blank(CardNumber uid) {
    return new SimulatedCard(uid, false, Optional.empty());
  }

  static CardNumber uid(String hex) {
    return new CardNumber(4 * hex.length(), new BigInteger(hex, 16));
  }

  SimulatedCard holding(Optional<Secret> other) {
    return new SimulatedCard(uid, foreign, other);
  }

  /** Whether it can be written with this. */
  boolean takes(Secret other) {
    return !foreign && other.reveal().length <= MESSAGE_MAX;
  }
}
