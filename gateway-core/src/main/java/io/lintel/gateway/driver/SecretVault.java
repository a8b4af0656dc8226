package io.lintel.gateway.driver;

import io.lintel.spi.Secret;
import java.util.Optional;

/** Keeps keys sealed. Safe from any thread. */
public interface SecretVault {

  /**
   * A key in the clear.
   *
   * @throws io.lintel.spi.FaultException when it is there and cannot be opened
   */
  Optional<Secret> get(String instance, String name);

  /**
   * Seals and keeps a key.
   *
   * @param durable called from any thread once it would survive a power cut
   * @throws io.lintel.spi.FaultException when it cannot be sealed
   */
  void put(String instance, String name, Secret secret, Runnable durable);
}
