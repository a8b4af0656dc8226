package io.lintel.gateway.boot;

import io.lintel.gateway.config.GatewayConfig;
import java.nio.file.Path;

/**
 * Where the program lies.
 *
 * @param home the folder with {@code bin}, {@code lib}, {@code drivers} and {@code config}
 */
public record Installation(Path home) {

  /** As the launcher says ({@code -Dlintel.home}), else the working folder. */
  public static Installation here() {
    return new Installation(Path.of(System.getProperty("lintel.home", ".")).toAbsolutePath());
  }

  /** The plugins: the installation's own unless configured. */
  Path plugins(GatewayConfig config) {
    return config.gateway().pluginDir().orElse(home.resolve("drivers"));
  }

  /** The gateway's own code: who can write that can do anything here. */
  Path program() {
    return home.resolve("lib");
  }
}
