package io.lintel.gateway.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "version", description = "Prints the version.", mixinStandardHelpOptions = true)
final class VersionCommand implements Runnable {

  private final Daemon daemon;

  @Spec private CommandSpec spec = CommandSpec.create();

  VersionCommand(Daemon daemon) {
    this.daemon = daemon;
  }

  @Override
  public void run() {
    spec.commandLine()
        .getOut()
        .println("lintel " + daemon.version() + " (Java " + Runtime.version() + ")");
  }
}
