package io.lintel.testkit;

import io.lintel.spi.DeviceSetup;
import io.lintel.spi.DriverPlugin;
import io.lintel.spi.Settings;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * What {@link OrderContract} needs of a driver's own test bench: the plugin, two well devices,
 * which are locked at first if they have a bolt, hands to make them misbehave, and an eye on what
 * they did. Every change takes effect at once; the contract lets time pass.
 */
public interface DriverRig {

  DriverPlugin plugin();

  /** Settings of an instance that work. */
  Settings settings();

  /**
   * A device of this rig.
   *
   * @param n 0 or 1
   */
  TestDevice device(int n);

  /** Settings that fit the descriptor and cannot work all the same; empty when there are none. */
  default List<Settings> unfitSettings() {
    return List.of();
  }

  /** Addresses that fit the descriptor and cannot work all the same; empty when there are none. */
  default List<DeviceSetup> unfitDevices() {
    return List.of();
  }

  /** Gives a device that was attached what its orders need, such as a card; then it is well. */
  default void prepare(UUID deviceId) {}

  /** From now on the device takes what is sent and answers nothing. */
  void hang(UUID deviceId);

  /** The hung device goes on, with what it took meanwhile if it is of the kind that keeps it. */
  void wake(UUID deviceId);

  /** From now on the device says no to orders that move it, or jams. */
  void refuse(UUID deviceId);

  /** Whether the device can be made to say no at all. */
  default boolean canRefuse() {
    return true;
  }

  /** From now on the device cannot be reached. */
  void takeOffline(UUID deviceId);

  /** It can be reached again. */
  void bringOnline(UUID deviceId);

  /**
   * How often an order has put this device's bolt in motion, or else changed what it holds, since
   * the rig was made. What a momentary release does by itself does not count.
   */
  int movements(UUID deviceId);

  /** By when a well device has surely ended an order. */
  Duration answerTakesMax();

  /** By when, after an order's not-after, it has surely ended, whatever its device does. */
  Duration patience();
}
