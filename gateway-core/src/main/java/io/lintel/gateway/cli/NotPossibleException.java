package io.lintel.gateway.cli;

/** Ends a command with a line for its user and an {@link ExitCode}. */
final class NotPossibleException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int exitCode;

  NotPossibleException(int exitCode, String message) {
    super(message, null, false, false);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
