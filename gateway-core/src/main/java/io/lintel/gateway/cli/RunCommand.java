package io.lintel.gateway.cli;

import io.lintel.gateway.config.ConfigFile;
import io.lintel.gateway.config.GatewayConfig;
import io.lintel.gateway.config.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "run",
    description = "Runs the gateway until it is told to stop (SIGTERM, Ctrl-C).",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  private final Daemon daemon;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      defaultValue = Sockets.CONFIG,
      description = "the configuration (default: ${DEFAULT-VALUE})")
  private Path config = Path.of(Sockets.CONFIG);

  RunCommand(Daemon daemon) {
    this.daemon = daemon;
  }

  @Override
  public Integer call() {
    return run(daemon, config, spec.commandLine().getErr());
  }

  static int run(Daemon daemon, Path config, PrintWriter err) {
    return switch (ConfigFile.read(config)) {
      case ConfigFile.Outcome.Good(GatewayConfig good) -> daemon.run(good);
      case ConfigFile.Outcome.Bad(List<Problem> problems) -> {
        ProblemPrinter.print(err, config, problems);
        yield ExitCode.CONFIG;
      }
    };
  }
}
