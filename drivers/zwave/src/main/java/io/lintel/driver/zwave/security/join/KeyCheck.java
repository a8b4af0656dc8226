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
  /** One gives nonces and answers nothing under its key, and nobody else said anything. */
  DOUBTFUL,
  /** Nobody said anything. */
  UNKNOWN;

  /** Nodes to ask; those that always listen first, because asking a lock costs its battery. */
  public static final int ASKED = 3;

  /**
   * How often a node is asked that gives a nonce and then is silent: under S0 it says in no other
   * way that it could not read what was sealed with it.
   */
  public static final int ASKED_UNDER_S0 = 3;

  /** What one node did. */
  public enum Sign {
    ANSWERED,
    NOT_DECODED,
    NONCES_ALONE,
    SILENT;

    /** Whether the node, most likely, cannot read what is said under the key. */
    public boolean isUnread() {
      return this == NOT_DECODED || this == NONCES_ALONE;
    }
  }

  public static KeyCheck of(Collection<Sign> signs) {
    long unread = signs.stream().filter(Sign::isUnread).count();
    if (signs.contains(Sign.ANSWERED)) {
      return unread > 0 ? SOME_LEFT : FIT;
    }
    if (signs.contains(Sign.NOT_DECODED) || unread > 1) {
      return FOREIGN;
    }
    return unread > 0 ? DOUBTFUL : UNKNOWN;
  }
}
