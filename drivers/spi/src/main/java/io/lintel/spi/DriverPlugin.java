package io.lintel.spi;

/**
 * The service that a plugin offers, found by {@link java.util.ServiceLoader} in the plugin's own
 * class loader after its descriptor {@code driver.json} was read and found to fit.
 *
 * <p>Needs a public constructor without arguments that does nothing.
 */
public interface DriverPlugin {

  /**
   * Makes one instance of the driver. Called once per entry under {@code drivers:}, on that
   * instance's loop, before anything else. Opens nothing and returns at once.
   *
   * @param host what this instance may use; valid until {@link Driver#stop} returns
   * @param settings this instance's section of the configuration, already checked against the
   *     descriptor (types, required and unknown keys)
   * @throws FaultException when the settings cannot work; the instance is left out and named
   */
  Driver open(Host host, Settings settings);
}
