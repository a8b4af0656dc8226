package io.lintel.spi;

import java.nio.file.Path;

/** What one driver instance may use. Everything a driver touches of the world is here. */
public interface Host {

  /** The key under {@code drivers:} that names this instance. */
  String instance();

  Time time();

  Loop loop();

  Links links();

  DeviceStore store();

  Secrets secrets();

  Reports reports();

  /**
   * Opens a local control socket for tools at {@code control.sock} in {@link #dataFolder}, until
   * the driver stops. At most once.
   */
  void control(ControlHandler handler);

  /**
   * A folder of this instance's own, which exists and only the daemon's user can enter: {@code
   * <data_dir>/<instance>}.
   */
  Path dataFolder();

  /** Logs under the instance's name. Never hand it a secret. */
  System.Logger logger();
}
