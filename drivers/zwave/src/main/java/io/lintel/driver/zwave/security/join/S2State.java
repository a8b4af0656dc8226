package io.lintel.driver.zwave.security.join;

import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.wire.Octets;
import java.util.Optional;
import java.util.Set;

/**
 * An S2 key exchange under way, seen from the host.
 *
 * @param last what was sent last, and is sent again when it did not get through
 * @param repeats of it so far
 * @param deadlineRound of the timer that ends the waiting
 * @param repeatRound of the timer after which {@code last} is sent again, 0 when there is none
 * @param round the youngest timer
 */
record S2State(
    JoinTerms terms,
    Phase phase,
    JoinEffect.Send last,
    int repeats,
    long deadlineRound,
    long repeatRound,
    long round)
    implements JoinState {
  /** What the node is to do next. */
  sealed interface Phase {}

  record AwaitingReport() implements Phase {}

  record AwaitingPublicKey(Agreed agreed) implements Phase {}

  /** The operator is asked; what the node says meanwhile cannot be read yet. */
  record AwaitingPin(Agreed agreed, Octets nodeKey) implements Phase {}

  /**
   * The temporary key is in use.
   *
   * @param unreadable messages of the node that did not open under it
   */
  record AwaitingEcho(Agreed agreed, Dsk dsk, int unreadable) implements Phase {}

  /**
   * The next request of a key, or with none left the end.
   *
   * @param verified the key handed out last
   */
  record AwaitingRequest(
      Agreed agreed, Dsk dsk, Set<SecurityClass> left, Optional<SecurityClass> verified)
      implements Phase {}

  /** The node has the key of a class and is to prove it. */
  record AwaitingVerify(Agreed agreed, Dsk dsk, Set<SecurityClass> left, SecurityClass handedOut)
      implements Phase {}

  /** What the node asked for and what it was granted. */
  record Agreed(KexParameters report, Set<SecurityClass> granted) {}

  /** Another phase under the same deadline. */
  S2State in(Phase next) {
    return new S2State(terms, next, last, repeats, deadlineRound, repeatRound, round);
  }

  /** Another phase, begun by sending something, under a deadline of its own. */
  S2State in(Phase next, JoinEffect.Send sent) {
    return new S2State(terms, next, sent, 0, round + 1, 0, round + 1);
  }

  /** The same phase with a doubt, under a deadline of its own. */
  S2State inDoubt(Phase next) {
    return new S2State(terms, next, last, repeats, round + 1, repeatRound, round + 1);
  }

  S2State repeatingAt(long repeat) {
    return new S2State(terms, phase, last, repeats + 1, deadlineRound, repeat, repeat);
  }
}
