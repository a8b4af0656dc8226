package io.lintel.driver.zwave.security.s2;

import io.lintel.driver.zwave.wire.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was heard of the other side, as far as it tells what comes twice.
 *
 * @param sequence of the last authentic message, or {@link #NEVER}
 * @param asked the last question for a nonce
 * @param marks of the last {@link #MARKS_LIMIT} messages and nonces: tag or entropy
 */
record Heard(int sequence, Optional<Asked> asked, List<Octets> marks) {
  static final int NEVER = -1;

  static final Heard NOTHING = new Heard(NEVER, Optional.empty(), List.of());

  private static final int MARKS_LIMIT = 16;

  /** A question for a nonce, and when it was heard. */
  record Asked(int sequence, long atNanos) {}

  boolean knows(Octets mark) {
    return marks.contains(mark);
  }

  Heard message(int number, Octets tag) {
    return new Heard(number, asked, marksAnd(tag));
  }

  /** Whoever gives a nonce may have started anew, and with it its numbers. */
  Heard nonce(Octets entropy) {
    return new Heard(NEVER, asked, marksAnd(entropy));
  }

  /**
   * Whether this question was heard before. A forged one must not stand for good in the way of the
   * one that has its number.
   */
  boolean knowsQuestion(int number, long nowNanos) {
    return asked
        .filter(last -> last.sequence() == number)
        .filter(last -> nowNanos - last.atNanos() < Span.ON_THE_AIR_LIMIT_NANOS)
        .isPresent();
  }

  Heard question(int number, long nowNanos) {
    return new Heard(sequence, Optional.of(new Asked(number, nowNanos)), marks);
  }

  private List<Octets> marksAnd(Octets mark) {
    List<Octets> all = new ArrayList<>(marks);
    all.add(mark);
    return List.copyOf(all.subList(Math.max(0, all.size() - MARKS_LIMIT), all.size()));
  }
}
