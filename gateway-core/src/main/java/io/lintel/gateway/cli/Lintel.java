package io.lintel.gateway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lintel.gateway.cli.demo.DemoCommand;
import io.lintel.spi.FaultException;
import java.io.PrintWriter;
import java.nio.file.Path;
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
    footer = {
      "%nWork on a driver's whole network, as far as the driver offers any:",
      "  lintel INSTANCE --help    what the driver INSTANCE (a key under drivers:) does",
      ""
    },
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
    return isPlainRun(arguments)
        ? plainRun(daemon, Path.of(arguments[2]), new PrintWriter(System.err, true, UTF_8))
        : commandLine(daemon).execute(arguments);
  }

  /** The service's own line does without picocli: its reflection is a third of a quick start. */
  static boolean isPlainRun(String... arguments) {
    return arguments.length == 3
        && arguments[0].equals("run")
        && (arguments[1].equals("--config") || arguments[1].equals("-c"));
  }

  static CommandLine commandLine(Daemon daemon) {
    var lintel = new CommandLine(new Lintel());
    var explain = lintel.getParameterExceptionHandler();
    return lintel
        .addSubcommand("run", new RunCommand(daemon))
        .addSubcommand("demo", new DemoCommand())
        .addSubcommand("check-config", new CheckConfigCommand(daemon))
        .addSubcommand("devices", new DevicesCommand())
        .addSubcommand("forget", new ForgetCommand())
        .addSubcommand("attempt", new AttemptCommand())
        .addSubcommand("credentials", CredentialsCommand.line())
        .addSubcommand("version", new VersionCommand(daemon))
        .addSubcommand("help", new CommandLine.HelpCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(Lintel::run)
        .setParameterExceptionHandler(
            (misfit, arguments) ->
                isForDriver(misfit, arguments)
                    ? driver(misfit.getCommandLine(), arguments)
                    : explain.handleParseException(misfit, arguments))
        .setExecutionExceptionHandler((failure, command, _) -> failed(failure, command.getErr()));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "say what to do: a COMMAND");
  }

  /** What is no command may be a driver of the running gateway. */
  private static boolean isForDriver(CommandLine.ParameterException misfit, String... arguments) {
    CommandLine line = misfit.getCommandLine();
    return line.getParent() == null && DriverCommands.mayBe(line, arguments);
  }

  /** A request for help makes picocli overlook what is no command. */
  private static int run(CommandLine.ParseResult parsed) {
    CommandLine lintel = parsed.commandSpec().commandLine();
    String[] arguments = parsed.originalArgs().toArray(String[]::new);
    return DriverCommands.mayBe(lintel, arguments)
        ? driver(lintel, arguments)
        : new CommandLine.RunLast().execute(parsed);
  }

  private static int driver(CommandLine lintel, String... arguments) {
    try {
      return DriverCommands.execute(lintel, arguments);
    } catch (RuntimeException failure) {
      return failed(failure, lintel.getErr());
    }
  }

  private static int plainRun(Daemon daemon, Path config, PrintWriter err) {
    try {
      return RunCommand.run(daemon, config, err);
    } catch (RuntimeException failure) {
      return failed(failure, err);
    }
  }

  private static int failed(Exception failure, PrintWriter err) {
    return switch (failure) {
      case NotPossibleException notPossible -> {
        err.println("lintel: " + notPossible.getMessage());
        yield notPossible.exitCode();
      }
      case FaultException fault -> {
        err.println("lintel: " + fault.fault().message() + " [" + fault.fault().code() + "]");
        yield ExitCode.STORAGE;
      }
      default -> {
        failure.printStackTrace(err);
        yield ExitCode.SOFTWARE;
      }
    };
  }

  /** {@code lintel version} tells it. */
  static final class NoVersion implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"See: lintel version"};
    }
  }
}
