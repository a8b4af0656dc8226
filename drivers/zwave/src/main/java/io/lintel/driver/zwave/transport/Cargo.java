package io.lintel.driver.zwave.transport;

import io.lintel.driver.zwave.wire.Octets;
import java.util.Optional;

/**
 * A command that is made as it leaves: what is sealed earlier may be overtaken by what is sealed
 * later, and a node drops what comes out of order. Asked on the driver's loop alone.
 */
public interface Cargo {
  /**
   * The command as it leaves now; asked for at each transmission, right before it. Empty when there
   * is nothing left to say: then nothing more is heard of it.
   */
  Optional<Octets> load();

  /** How many unacknowledged transmissions of what was loaded last are enough, 1 and up. */
  int transmissionsLimit();

  /** A command that is the same at any time. */
  static Cargo of(Octets command, int transmissionsLimit) {
    return new Cargo() {
      @Override
      public Optional<Octets> load() {
        return Optional.of(command);
      }

      @Override
      public int transmissionsLimit() {
        return transmissionsLimit;
      }
    };
  }
}
