package io.lintel.spi;

import java.util.Optional;

/**
 * Something a device can do. A device offers each capability at most once; the host finds it by its
 * interface. New capabilities are new interfaces beside {@link Bolt} and {@link Release}.
 */
public interface Capability {

  /** Its limits and abilities, where it has any to tell. Called on the loop; returns at once. */
  default Optional<Traits> traits() {
    return Optional.empty();
  }
}
