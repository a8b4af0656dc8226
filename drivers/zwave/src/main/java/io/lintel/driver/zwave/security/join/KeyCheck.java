package io.lintel.driver.zwave.security.join;

import java.util.Collection;

/**
 * Whether the keys here are those of the network, judged by what some of its secure nodes did with
 * a question after the start.
 */
public enum KeyCheck {
  /** A node answered under its key. */
  FIT,
  /** Nodes could not read the question, and none could: these are keys of another network. */
  FOREIGN,
  /** Some read it and some did not: those have been let into another network since. */
  SOME_LEFT,
  /** Nobody said anything. */
  UNKNOWN;

  /** Nodes to ask; those that always listen first, because asking a lock costs its battery. */
  public static final int ASKED = 3;

  /** What one node did. */
  public enum Sign {
    ANSWERED,
    NOT_DECODED,
    SILENT
  }

  public static KeyCheck of(Collection<Sign> signs) {
    boolean fits = signs.contains(Sign.ANSWERED);
    boolean foreign = signs.contains(Sign.NOT_DECODED);
    if (fits) {
      return foreign ? SOME_LEFT : FIT;
    }
    return foreign ? FOREIGN : UNKNOWN;
  }
}
