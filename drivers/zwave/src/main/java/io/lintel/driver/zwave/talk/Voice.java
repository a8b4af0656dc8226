package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.wire.Octets;

/**
 * One way to secure what is said to a node, and to read what it says. Runs on the driver's loop
 * alone.
 */
interface Voice {
  /** Who hears. */
  interface Listener {
    /** The node said this, protected so well. */
    void said(Octets command, Level level);

    /** The errand's bytes leave a second time: the node could not decode the first. */
    void repeating(long id);

    /** How a transmission of the errand ended. */
    void sent(long id, Delivery delivery);

    /** The errand is not sent: too many wait. */
    void refused(Errand errand);

    /** The node could not decode the errand, and nothing more is tried. */
    void notDecoded(long id);

    /** Something was heard that is not taken for the node's word. */
    void dropped(Drop why);
  }

  /** The listener hears of it under its id, perhaps before this returns. */
  void say(Errand errand);

  /**
   * The errand is neither sent nor repeated from now on, and nothing more is heard of it. Does
   * nothing for one that is not under way.
   *
   * @return whether surely nothing of it has left
   */
  boolean settle(long id);

  /** A command of this voice's class came from the node. */
  void heard(Octets command);
}
