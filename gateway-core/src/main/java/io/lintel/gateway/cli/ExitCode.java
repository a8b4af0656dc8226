package io.lintel.gateway.cli;

/** How commands end, for scripts and systemd. Numbers from 64 up as in sysexits(3). */
public final class ExitCode {

  public static final int OK = 0;

  /** The attempt ended with an error. */
  public static final int ATTEMPT_FAILED = 1;

  /** The command line is wrong. */
  public static final int USAGE = 2;

  /** No daemon answers. */
  public static final int UNAVAILABLE = 69;

  /** A bug. */
  public static final int SOFTWARE = 70;

  /** The store or the key cannot be opened. */
  public static final int STORAGE = 74;

  /** This user may not use the admin socket. */
  public static final int NO_PERMISSION = 77;

  /** The configuration is wrong. */
  public static final int CONFIG = 78;

  private ExitCode() {}
}
