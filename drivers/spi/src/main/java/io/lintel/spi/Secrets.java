package io.lintel.spi;

import java.util.Optional;

/** Keys of one instance, sealed at rest by the host. At most 64 of 1..4,096 bytes. */
public interface Secrets {

  Optional<Secret> get(String name);

  /**
   * Seals and keeps a key.
   *
   * @param durable called on the loop once it would survive a power cut
   */
  void put(String name, Secret secret, Runnable durable);
}
