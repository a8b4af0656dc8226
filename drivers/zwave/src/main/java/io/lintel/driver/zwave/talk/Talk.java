package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.transport.Delivery;
import io.lintel.driver.zwave.wire.Octets;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Speaks with one node: at its best security class, in its encapsulations, one exchange after the
 * other. Runs on the driver's loop alone. What the node says by itself does not come here.
 */
public interface Talk {
  /**
   * Has the node change something; supervised where the node can.
   *
   * @param news called once with a {@link SetNews.Ended}, before that perhaps with others
   */
  Exchange set(Message message, Consumer<SetNews> news);

  /**
   * Asks the node.
   *
   * @param isAnswer whether a command from the asked endpoint, without encapsulation, is the answer
   * @param end called exactly once, unless withdrawn
   */
  Exchange get(Message message, Predicate<Octets> isAnswer, Consumer<Answer> end);

  /**
   * Sends it at this level, unsupervised and with no answer awaited: for steps of an inclusion.
   *
   * @param done called exactly once, unless withdrawn
   */
  Exchange send(Message message, Level level, Consumer<Delivery> done);

  /** What was asked for and is under way. */
  interface Exchange {
    /**
     * Takes it back: nothing more of it leaves after what is on the line now, and its consumer is
     * not called any more.
     *
     * @return whether surely nothing of it has left
     */
    boolean withdraw();
  }
}
