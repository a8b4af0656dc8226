package io.lintel.gateway.action;

import io.lintel.gateway.model.Bytes;

/**
 * Retained latest-value messages without a sequence: {@code state/{device_id}} and {@code
 * inventory}. Implemented by the uplink, which republishes each after every connect; from any
 * thread.
 */
public interface Slots {

  /**
   * Sets the latest value.
   *
   * @param topic after {@code lintel/v1/{gw}/}
   */
  void put(String topic, Bytes payload);

  /** Clears the retained message of a device that is gone. */
  void clear(String topic);
}
