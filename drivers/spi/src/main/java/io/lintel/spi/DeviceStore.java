package io.lintel.spi;

import java.util.Optional;

/**
 * Small durable facts of one instance, by key: node caches, counters. Held in memory, so reading is
 * immediate. At most 4,096 keys of 1..128 characters and 64 KiB each; what exceeds that is refused
 * with {@link FaultException} {@code host.store_limit}.
 */
public interface DeviceStore {

  Optional<byte[]> get(String key);

  /**
   * Keeps a value.
   *
   * @param durable called on the loop once the value would survive a power cut; not called when the
   *     storage refuses, which the host reports
   */
  void put(String key, byte[] value, Runnable durable);

  /** Forgets a value. */
  void remove(String key);
}
