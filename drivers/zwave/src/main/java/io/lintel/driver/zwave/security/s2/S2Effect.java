package io.lintel.driver.zwave.security.s2;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.wire.Octets;

/** What the conversation with one node wants done, in this order. */
public sealed interface S2Effect {
  /**
   * The node waits for a nonce, before anything else: say {@link S2Input.TellNonce} when it can
   * leave. Once is enough until then.
   */
  record NonceDue() implements S2Effect {}

  /**
   * The node takes us for a member of a group, and is to hear that its multicasts are not read
   * here: say {@link S2Input.TellMiss} when it can leave. Once is enough until then.
   */
  record MissDue() implements S2Effect {}

  /**
   * There is something to transmit for command {@code id}: say {@link S2Input.Take} when it can
   * leave and its permit allows it. Once is enough until then.
   *
   * @param isRepetition whether the node could not read the command's first frame
   */
  record Due(long id, boolean isRepetition) implements S2Effect {}

  /** This nonce, or the word that there is none for a group, leaves now. */
  record TellNonce(Octets frame) implements S2Effect {}

  /** This question for a nonce, which command {@code id} needs, leaves now. */
  record AskNonce(long id, Octets frame) implements S2Effect {}

  /**
   * This, which carries command {@code id}, leaves now, and once: the same bytes must not leave
   * again but by the radio's own repetition.
   *
   * @param isRepetition whether the node could not read the command's first frame
   */
  record Carry(long id, Octets frame, boolean isRepetition) implements S2Effect {}

  /** The node said this, under a key of this level. */
  record Deliver(Octets command, Level level) implements S2Effect {}

  /** Command {@code id} ended without having been carried. */
  record Unsent(long id, Cause cause) implements S2Effect {}

  /**
   * The node could not read command {@code id}, however often it was sent, or it was not to be
   * repeated. It may have obeyed all the same, as anyone can say so in the node's name.
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
