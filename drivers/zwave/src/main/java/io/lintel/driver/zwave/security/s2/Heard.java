package io.lintel.driver.zwave.security.s2;

import io.lintel.driver.zwave.wire.Octets;
import java.util.ArrayList;
import java.util.List;

/**
 * What was heard of the other side, as far as it tells what comes twice.
 *
 * @param sequence of the last authentic message, or {@link #NEVER}
 * @param askSequence of the last question for a nonce, or {@link #NEVER}
 * @param marks of the last {@link #MARKS_LIMIT} messages and nonces: tag or entropy
 */
record Heard(int sequence, int askSequence, List<Octets> marks) {
  static final int NEVER = -1;

  static final Heard NOTHING = new Heard(NEVER, NEVER, List.of());

  private static final int MARKS_LIMIT = 16;

  boolean knows(Octets mark) {
    return marks.contains(mark);
  }

  Heard message(int number, Octets tag) {
    return new Heard(number, askSequence, marksAnd(tag));
  }

  /** Whoever gives a nonce may have started anew, and with it its numbers. */
  Heard nonce(Octets entropy) {
    return new Heard(NEVER, askSequence, marksAnd(entropy));
  }

  Heard ask(int number) {
    return new Heard(sequence, number, marks);
  }

  private List<Octets> marksAnd(Octets mark) {
    List<Octets> all = new ArrayList<>(marks);
    all.add(mark);
    return List.copyOf(all.subList(Math.max(0, all.size() - MARKS_LIMIT), all.size()));
  }
}
