package io.lintel.driver.zwave.security.s2;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.wire.Octets;

/** What the conversation with one node wants done, in this order. */
public sealed interface S2Effect {
  /**
   * Transmit this nonce before anything else: the node waits for it. Only the newest counts, so it
   * may take the place of one that has not left yet.
   */
  record TellNonce(Octets frame) implements S2Effect {}

  /** Transmit this question for a nonce, which command {@code id} needs; obeys its permit. */
  record AskNonce(long id, Octets frame) implements S2Effect {}

  /**
   * Transmit this, which carries command {@code id}, once: the same bytes must not leave again but
   * by the radio's own repetition. Obeys the command's permit.
   *
   * @param isRepetition whether the node could not read the command's first frame
   */
  record Carry(long id, Octets frame, boolean isRepetition) implements S2Effect {}

  /** The node said this, under a key of this level. */
  record Deliver(Octets command, Level level) implements S2Effect {}

  /** Command {@code id} ended without having been carried. */
  record Unsent(long id, Cause cause) implements S2Effect {}

  /**
   * The node could not read command {@code id}: neither a first nor a second time, or it was not to
   * be repeated. It may have obeyed all the same, as anyone can say so in the node's name.
   */
  record NotDecoded(long id) implements S2Effect {}

  /** What was heard changes nothing but a counter. */
  record Dropped(S2Drop why) implements S2Effect {}

  record WakeAfter(long round, int delayMillis) implements S2Effect {}

  /** Why a command was not carried. */
  enum Cause {
    NO_KEY,
    NO_NONCE,
    TOO_MANY_WAIT
  }
}
