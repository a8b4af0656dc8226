package io.lintel.gateway.cli;

import io.lintel.gateway.config.GatewayConfig;
import io.lintel.gateway.config.PluginCheck;
import java.util.List;
import java.util.Map;

/** What commands need of the assembled program. */
public interface Daemon {

  /**
   * Runs the gateway until it is told to stop.
   *
   * @return an {@link ExitCode}
   */
  int run(GatewayConfig config);

  /** Reads the descriptors of the plugins that a configuration would use; runs none of them. */
  Plugins plugins(GatewayConfig config);

  String version();

  /**
   * The plugins that are there.
   *
   * @param rules by plugin id
   * @param leftOut in words, what does not fit and why
   */
  record Plugins(Map<String, PluginCheck.Rules> rules, List<String> leftOut) {}
}
