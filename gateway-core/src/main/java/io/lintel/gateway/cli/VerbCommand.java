package io.lintel.gateway.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lintel.gateway.cli.VerbView.ArgumentView;
import io.lintel.spi.Secret;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** One verb of a driver: sends what was typed and the files, then follows the job to its end. */
final class VerbCommand implements Callable<Integer> {

  private final String instance;
  private final VerbView verb;
  private final Sockets sockets = new Sockets();
  private CommandSpec spec = CommandSpec.create();

  VerbCommand(String instance, VerbView verb) {
    this.instance = instance;
    this.verb = verb;
  }

  Sockets sockets() {
    return sockets;
  }

  /** The command that this is the action of. */
  void in(CommandSpec command) {
    spec = command;
  }

  @Override
  public Integer call() {
    var typed = new LinkedHashMap<String, String>();
    var inFiles = new LinkedHashMap<String, Secret>();
    var outFiles = new LinkedHashMap<String, Path>();
    verb.arguments().forEach(argument -> read(argument, typed, inFiles, outFiles));
    try (AdminClient gateway = sockets.connect()) {
      for (Map.Entry<String, Secret> file : inFiles.entrySet()) {
        JobFiles.parts(file.getValue())
            .forEach(
                part ->
                    gateway.send(
                        new AdminRequest.Job(new OperatorLine.FilePart(file.getKey(), part))));
      }
      gateway.send(new AdminRequest.Job(new OperatorLine.Operate(instance, verb.name(), typed)));
      return follow(gateway, outFiles);
    }
  }

  private void read(
      ArgumentView argument,
      Map<String, String> typed,
      Map<String, Secret> inFiles,
      Map<String, Path> outFiles) {
    Optional<String> text = value(argument);
    if (text.isEmpty()) {
      return;
    }
    String key = argument.key();
    if (argument.isInFile()) {
      inFiles.put(key, JobFiles.read(Path.of(text.get()), argument.secretFile()));
    } else {
      typed.put(key, text.get());
    }
    if (argument.isOutFile()) {
      Path file = Path.of(text.get());
      JobFiles.requireFree(file);
      outFiles.put(key, file);
    }
  }

  private Optional<String> value(ArgumentView argument) {
    ArgSpec found =
        argument.positional()
            ? spec.positionalParameters().stream()
                .filter(positional -> positional.index().min() == place(argument))
                .findFirst()
                .orElseThrow()
            : spec.findOption(argument.option());
    Object value = found.getValue();
    return Optional.ofNullable(value).map(Object::toString).filter(text -> isGiven(argument, text));
  }

  private static boolean isGiven(ArgumentView argument, String text) {
    return !argument.isFlag() || text.equals("true");
  }

  private int place(ArgumentView argument) {
    return verb.arguments().stream().filter(ArgumentView::positional).toList().indexOf(argument);
  }

  private int follow(AdminClient gateway, Map<String, Path> outFiles) {
    boolean json = Boolean.TRUE.equals(spec.findOption("--json").getValue());
    var line = spec.commandLine();
    var terminal = new Terminal(gateway, line.getOut(), line.getErr(), json);
    var files = new JobFiles(outFiles);
    try (var _ = CancelSignal.install(gateway, line.getErr())) {
      ObjectNode answer = gateway.next();
      while (!answer.path("job").asText().equals("ended")) {
        if (answer.path("job").asText().equals("file")) {
          files.take(answer).ifPresent(done -> gateway.send(new AdminRequest.Job(done)));
        } else {
          terminal.show(answer);
        }
        answer = gateway.next();
      }
      return terminal.end(answer) ? ExitCode.OK : ExitCode.ATTEMPT_FAILED;
    }
  }
}
