package io.lintel.gateway.cli;

import io.lintel.gateway.cli.demo.DemoCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line: one command, with a subcommand for each thing that people do. */
@Command(
    name = "lintel",
    description = "A gateway between a building's door hardware and a platform.",
    mixinStandardHelpOptions = true,
    versionProvider = Lintel.NoVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the attempt ended with an error",
      "2:the command line is wrong",
      "69:no gateway answers here, or there is no Java to run it",
      "70:a bug: please report it",
      "74:the storage or its key cannot be opened",
      "77:this user may not use the admin socket",
      "78:the configuration is wrong"
    })
public final class Lintel implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private Lintel() {}

  /** Runs what the arguments say; an {@link ExitCode}. */
  public static int execute(Daemon daemon, String... arguments) {
    return commandLine(daemon).execute(arguments);
  }

  static CommandLine commandLine(Daemon daemon) {
    return new CommandLine(new Lintel())
        .addSubcommand("run", new RunCommand(daemon))
        .addSubcommand("demo", new DemoCommand())
        .addSubcommand("check-config", new CheckConfigCommand(daemon))
        .addSubcommand("devices", new DevicesCommand())
        .addSubcommand("attempt", new AttemptCommand())
        .addSubcommand("version", new VersionCommand(daemon))
        .addSubcommand("help", new CommandLine.HelpCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Lintel::failed);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "say what to do: a COMMAND");
  }

  private static int failed(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (failure instanceof NotPossibleException notPossible) {
      err.println("lintel: " + notPossible.getMessage());
      return notPossible.exitCode();
    }
    failure.printStackTrace(err);
    return ExitCode.SOFTWARE;
  }

  /** {@code lintel version} tells it. */
  static final class NoVersion implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"See: lintel version"};
    }
  }
}
