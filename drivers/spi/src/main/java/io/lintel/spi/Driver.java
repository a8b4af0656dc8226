package io.lintel.spi;

/**
 * One running instance of a driver. The host calls every method on the instance's loop.
 *
 * <p>Order of calls: {@link DriverPlugin#open}, then {@link #attach} for each configured device,
 * then {@link #start}, then more {@link #attach} and {@link #detach} as devices come and go, at the
 * end {@link #stop}.
 */
public interface Driver {

  /**
   * Makes a configured device known. Returns at once; what the device can do may become known later
   * and is then announced by {@link Reports#capabilitiesChanged}.
   *
   * @throws FaultException when the address cannot work; the device is left out and named
   */
  Device attach(DeviceSetup setup);

  /**
   * Forgets a device. The driver ends its orders under way, here or soon after: as {@link
   * Outcome.NotSent} what surely never left, as {@link Outcome.Unknown} the rest.
   */
  void detach(Device device);

  /** Opens links and begins the conversation. Called once. */
  void start();

  /**
   * Ends the conversation: closes links, cancels timers. Called once; nothing is called after it,
   * and what the driver still reports is dropped. It need not end its orders: the host does. From
   * here on nothing may begin to move.
   */
  void stop();
}
