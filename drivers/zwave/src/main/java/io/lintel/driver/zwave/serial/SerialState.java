package io.lintel.driver.zwave.serial;

import java.util.Optional;

/**
 * The serial machine's state: what is on the line, and whose callback is awaited. The two are apart
 * so that an abort (and later a security nonce) can pass while a callback is outstanding.
 *
 * @param round of the youngest timer; each timer has its own
 * @param strays replies that nobody waited for, since the start
 */
record SerialState(Line line, Optional<Awaited> awaited, long round, long strays) {
  static final SerialState QUIET = new SerialState(new Line.Idle(), Optional.empty(), 0, 0);

  /** What is on the line. */
  sealed interface Line {
    record Idle() implements Line {}

    /** Transmitted; the ACK is due. */
    record Sent(SerialCommand command, Tries tries, long round) implements Line {}

    /** Waiting before the next transmission. */
    record Resting(SerialCommand command, Tries tries, long round) implements Line {}

    /** ACKed; the response is due. */
    record Answering(SerialCommand command, long round) implements Line {}
  }

  /**
   * @param made transmissions so far
   * @param mayHaveArrived whether one of them got neither NAK nor CAN
   */
  record Tries(int made, boolean mayHaveArrived) {
    static final Tries NONE = new Tries(0, false);
  }

  /**
   * A command whose callback is due.
   *
   * @param giveUpNanos when to stop waiting
   * @param abortNanos when to hurry it along
   */
  record Awaited(
      SerialCommand command, long abortNanos, long giveUpNanos, boolean aborted, long round) {
    Awaited atRound(long next) {
      return new Awaited(command, abortNanos, giveUpNanos, aborted, next);
    }

    Awaited abortedUntil(long giveUp) {
      return new Awaited(command, abortNanos, giveUp, true, round);
    }
  }

  /** Whether a command may be submitted now. */
  boolean accepts(SerialCommand command) {
    return accepts(command.expects().keepsRadioBusy());
  }

  boolean accepts(boolean keepsRadioBusy) {
    return line instanceof Line.Idle && !(keepsRadioBusy && awaited.isPresent());
  }

  SerialState onLine(Line next) {
    return new SerialState(next, awaited, round, strays);
  }

  SerialState idle() {
    return onLine(new Line.Idle());
  }

  SerialState awaiting(Optional<Awaited> next) {
    return new SerialState(line, next, round, strays);
  }

  SerialState nextRound() {
    return new SerialState(line, awaited, round + 1, strays);
  }

  SerialState stray() {
    return new SerialState(line, awaited, round, strays + 1);
  }
}
