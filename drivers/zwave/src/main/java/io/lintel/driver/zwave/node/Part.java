package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.driver.zwave.security.Level;
import io.lintel.spi.Capability;
import java.util.List;

/**
 * One thing that a node is to the building: a lock, a keypad, a thermostat. It lives from the end
 * of an interview until the next one, or until the node leaves, and runs on the driver's loop
 * alone.
 */
public interface Part {
  /**
   * What the host finds at the device. A change is told by {@link
   * io.lintel.spi.Reports#capabilitiesChanged}.
   */
  List<Capability> capabilities();

  /**
   * The node can be spoken to: after the interview, when the stick is back, and when a silent node
   * is heard again. What the part wants to know it asks now, at background priority and sparingly:
   * a sleeping lock pays each question with its battery.
   */
  default void ready() {}

  /**
   * The node said something by itself, or in answer to anyone's question.
   *
   * @param endpoint 0 for the node itself
   * @param level already high enough for this command class at this node
   */
  default void said(int endpoint, NodeCommand command, Level level) {}

  /** The stick is away: exchanges have ended, nothing can be asked until {@link #ready}. */
  default void rest() {}

  /**
   * The device leaves, or is interviewed anew. Ends every order of its own, as {@link
   * Outcomes#detached}, withdraws every exchange, and does nothing more, late timers included.
   */
  default void close() {}
}
