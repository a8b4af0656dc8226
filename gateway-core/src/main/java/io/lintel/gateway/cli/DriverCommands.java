package io.lintel.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.lintel.gateway.config.Nearest;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * {@code lintel <instance> <verb>}: what the drivers of the running gateway offer. Commands, help
 * and options are made of what their descriptors declare; no driver is known here.
 */
final class DriverCommands {

  private static final Pattern INSTANCE = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

  private DriverCommands() {}

  /** Whether the arguments could be for a driver: they begin with no option and no command. */
  static boolean mayBe(CommandLine lintel, String... arguments) {
    return arguments.length > 0
        && INSTANCE.matcher(arguments[0]).matches()
        && !lintel.getSubcommands().containsKey(arguments[0]);
  }

  /** Runs what the arguments say; an {@link ExitCode}. */
  static int execute(CommandLine lintel, String... arguments) {
    var probe = new Probe();
    new CommandLine(probe)
        .setUnmatchedArgumentsAllowed(true)
        .setUnmatchedOptionsArePositionalParams(false)
        .parseArgs(arguments);
    JsonNode drivers = drivers(probe, arguments[0]);
    if (!drivers.has(arguments[0])) {
      throw new NotPossibleException(ExitCode.USAGE, unknown(lintel, arguments[0], drivers));
    }
    List<VerbView> verbs = VerbView.all(drivers.path(arguments[0]));
    return line(arguments[0], verbs, lintel.getOut(), lintel.getErr())
        .setExecutionExceptionHandler(lintel.getExecutionExceptionHandler())
        .execute(arguments);
  }

  private static JsonNode drivers(Probe probe, String word) {
    try (AdminClient gateway = probe.sockets.connect()) {
      gateway.send(new AdminRequest.Verbs());
      return gateway.next().path("drivers");
    } catch (NotPossibleException silent) {
      throw new NotPossibleException(
          silent.exitCode(),
          "\"%s\" is no command, and drivers cannot be asked: %s"
              .formatted(word, silent.getMessage()));
    }
  }

  private static String unknown(CommandLine lintel, String word, JsonNode drivers) {
    var words = new ArrayList<String>(lintel.getSubcommands().keySet());
    drivers.fieldNames().forEachRemaining(words::add);
    return "\"%s\" is neither a command nor a driver of this gateway%s"
        .formatted(word, Nearest.hint(word, words));
  }

  private static CommandLine line(
      String instance, List<VerbView> verbs, PrintWriter out, PrintWriter err) {
    var root = new CommandLine(CommandSpec.create().name("lintel"));
    var driver =
        new CommandLine(group(instance, "What driver " + instance + " does for operators."));
    for (VerbView verb : verbs) {
      String[] words = verb.name().split(" ", -1);
      CommandLine parent = driver;
      if (words.length == 2) {
        parent = driver.getSubcommands().get(words[0]);
        if (parent == null) {
          parent = new CommandLine(group(words[0], "Several commands."));
          driver.addSubcommand(words[0], parent);
        }
      }
      parent.addSubcommand(words[words.length - 1], command(instance, verb));
    }
    return root.addSubcommand(instance, driver).setOut(out).setErr(err);
  }

  /** A command that has subcommands alone: it shows them. */
  private static CommandSpec group(String name, String description) {
    var spec = CommandSpec.create();
    var command =
        CommandSpec.wrapWithoutInspection(
            (Runnable)
                () -> {
                  throw new CommandLine.ParameterException(
                      spec.commandLine(), "say what to do: a COMMAND");
                });
    command.name(name).mixinStandardHelpOptions(true);
    command.usageMessage().description(description).synopsisSubcommandLabel("COMMAND");
    return command;
  }

  private static CommandSpec command(String instance, VerbView verb) {
    var call = new VerbCommand(instance, verb);
    var spec = CommandSpec.wrapWithoutInspection(call);
    spec.mixinStandardHelpOptions(true);
    spec.usageMessage()
        .description(verb.help().replace("%", "%%") + (verb.root() ? " For root alone." : ""));
    spec.addMixin("sockets", CommandSpec.forAnnotatedObject(call.sockets()));
    int place = 0;
    for (VerbView.ArgumentView argument : verb.arguments()) {
      if (argument.positional()) {
        spec.addPositional(positional(argument, place++));
      } else {
        spec.addOption(option(argument));
      }
    }
    spec.addOption(
        OptionSpec.builder("--json")
            .type(boolean.class)
            .description("prints results as JSON lines, for scripts")
            .build());
    call.in(spec);
    return spec;
  }

  private static PositionalParamSpec positional(VerbView.ArgumentView argument, int place) {
    return PositionalParamSpec.builder()
        .index(String.valueOf(place))
        .type(String.class)
        .arity(argument.required() ? "1" : "0..1")
        .paramLabel(argument.label())
        .description(argument.description().replace("%", "%%"))
        .build();
  }

  private static OptionSpec option(VerbView.ArgumentView argument) {
    var option =
        OptionSpec.builder(argument.option())
            .required(argument.required())
            .description(argument.description().replace("%", "%%"));
    return argument.isFlag()
        ? option.type(boolean.class).build()
        : option.type(String.class).paramLabel(argument.label()).build();
  }

  /** Finds the socket among arguments that are not known yet. */
  @Command
  static final class Probe {
    @Mixin private Sockets sockets = new Sockets();
  }
}
