package io.lintel.driver.zwave.talk;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.serial.StickLine;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.Permit;
import java.util.Collection;

/**
 * A command to be secured and sent, wrapped already in all that comes inside security.
 *
 * @param id another one for each, and for each repetition
 * @param permit asked before each transmission
 * @param repeatable whether it does no harm when the node obeys it twice
 */
record Errand(
    long id,
    Octets command,
    Level level,
    Permit permit,
    StickLine.Priority priority,
    boolean repeatable) {
  /** Whether a node's own command is answered with it. */
  boolean isAnswer() {
    return priority == StickLine.Priority.REPLY;
  }

  /**
   * Whether one more than these is too much. Answers leave places for orders.
   *
   * @param limit of all
   */
  boolean isTooMuch(Collection<Errand> waiting, int limit) {
    long answers = waiting.stream().filter(Errand::isAnswer).count();
    return waiting.size() >= limit || (isAnswer() && answers >= Reply.ANSWER.toOneNode());
  }
}
