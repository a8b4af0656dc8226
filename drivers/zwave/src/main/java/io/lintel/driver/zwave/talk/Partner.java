package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.SecurityClass;
import java.util.Set;

/**
 * How a node is to be spoken to, and what is taken from it.
 *
 * @param level the best that it has; clear for a node without a key
 * @param inTheClear command classes that it lists for everyone, and not again under its key
 * @param supervises lists Supervision
 * @param segments lists Transport Service, version 2
 * @param transmissionsLimit how many unacknowledged transmissions are enough: 1 for a node that
 *     each one wakes with a beam
 */
public record Partner(
    Level level,
    Set<Integer> inTheClear,
    boolean supervises,
    boolean segments,
    int transmissionsLimit) {
  /** A node of which nothing is known. */
  public static final Partner STRANGER = new Partner(new Level.Clear(), Set.of(), false, false, 1);

  /** A node that is getting its keys: nothing but the steps of that is taken from it. */
  public static final Partner JOINING = new Partner(new Level.Joining(), Set.of(), false, false, 1);

  /** Locks, codes, who came and what sets them: nobody without the key is believed about these. */
  private static final Set<Integer> NEVER_IN_THE_CLEAR =
      Set.of(0x4C, 0x4E, 0x62, 0x63, 0x70, 0x71, 0x76, 0x83);

  /** Commands of the key exchanges, which judge the level by themselves. */
  private static final Set<Integer> SECURITY = Set.of(0x98, 0x9F);

  public Partner {
    inTheClear = Set.copyOf(inTheClear);
  }

  /**
   * Whether what the node says by itself is taken from it.
   *
   * @param said how well it was protected
   */
  public boolean isBelieved(Level said, int commandClass) {
    if (level instanceof Level.Clear || SECURITY.contains(commandClass)) {
      return true;
    }
    return switch (said) {
      case Level.Secure _ -> said.equals(level);
      case Level.Joining() -> false;
      case Level.Clear() ->
          inTheClear.contains(commandClass) && !NEVER_IN_THE_CLEAR.contains(commandClass);
    };
  }

  /** S0 nodes that supervise are rare, and two round trips of nonces are dear. */
  boolean supervisesAt(Level other) {
    return supervises && !other.equals(new Level.Secure(SecurityClass.S0));
  }
}
