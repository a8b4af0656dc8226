package io.lintel.gateway.boot;

import io.lintel.gateway.cli.Lintel;

/** Where the program begins. */
public final class Main {

  private Main() {}

  /** Runs the command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    var daemon = new ProgramDaemon(Installation.here(), Seams.none());
    System.exit(Lintel.execute(daemon, arguments));
  }
}
