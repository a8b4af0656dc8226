package io.lintel.gateway.cli;

import io.lintel.gateway.config.ConfigFile;
import io.lintel.gateway.config.GatewayConfig;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the running gateway listens: the options of all commands that talk to it. */
final class Sockets {

  static final String CONFIG = "/etc/lintel/gateway.yaml";

  @Option(
      names = {"-s", "--socket"},
      paramLabel = "SOCKET",
      description = "the gateway's admin socket (default: admin.sock in the data_dir of --config)")
  private @Nullable Path socket;

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      defaultValue = CONFIG,
      description = "the gateway's configuration (default: ${DEFAULT-VALUE})")
  private Path config = Path.of(CONFIG);

  /** The gateway, connected. */
  AdminClient connect() {
    return AdminClient.connect(socket == null ? configured() : socket);
  }

  private Path configured() {
    return switch (ConfigFile.read(config)) {
      case ConfigFile.Outcome.Good(GatewayConfig good) ->
          good.gateway().dataDir().resolve(AdminServer.SOCKET);
      case ConfigFile.Outcome.Bad bad ->
          throw new NotPossibleException(
              ExitCode.CONFIG,
              bad.problems().getFirst().line(config.toString())
                  + " (--socket names the gateway's socket without a configuration)");
    };
  }
}
