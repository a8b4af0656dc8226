package io.lintel.driver.zwave.security.s0;

import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import java.util.Optional;

/**
 * What both sides share at the moment. It lives in memory: a restart loses a message at most.
 *
 * @param frameBytes the most that fits in one transmission, sealing included
 * @param counter of the last command sent in halves
 * @param round of the youngest timer
 */
public record S0Session(
    NodeId own,
    NodeId node,
    int frameBytes,
    Saying saying,
    Nonces nonces,
    Optional<Half> half,
    int counter,
    long round) {
  /** What is being said to the node. */
  sealed interface Saying {}

  record Silent() implements Saying {}

  /**
   * A nonce of the node is due.
   *
   * @param rest what is to be sealed
   * @param isSecondHalf whether the first half of it is out
   */
  record Asking(Octets rest, S0Keys keys, boolean isSecondHalf, int asked, long round)
      implements Saying {}

  /** The first half of a command of the node. */
  record Half(int counter, Octets part, long untilNanos) {}

  /**
   * Nothing shared yet.
   *
   * @param frameBytes from the stick's greatest payload
   */
  public static S0Session with(NodeId own, NodeId node, int frameBytes) {
    if (frameBytes <= S0Limits.OVERHEAD_BYTES) {
      throw new IllegalArgumentException("nothing fits in " + frameBytes + " bytes");
    }
    return new S0Session(own, node, frameBytes, new Silent(), Nonces.NONE, Optional.empty(), 0, 0);
  }

  /** Whether a received command is for the session; others of the class are plain commands. */
  public static boolean isIts(Octets command) {
    return S0Command.isOne(command)
        && List.of(
                S0Command.NonceGet.ID,
                S0Command.NonceReport.ID,
                S0Command.Encapsulated.ALONE,
                S0Command.Encapsulated.WITH_NONCE_GET)
            .contains(command.at(1));
  }

  /** Whether a command that is for the session asks for a nonce and does nothing else. */
  public static boolean isNonceGet(Octets command) {
    return command.at(1) == S0Command.NonceGet.ID;
  }

  /** Whether something may be said now. */
  public boolean accepts() {
    return saying instanceof Silent;
  }

  int partBytes() {
    return frameBytes - S0Limits.OVERHEAD_BYTES;
  }

  S0Path outward() {
    return new S0Path(own, node);
  }

  S0Path inward() {
    return new S0Path(node, own);
  }

  S0Session saying(Saying next) {
    return new S0Session(own, node, frameBytes, next, nonces, half, counter, round);
  }

  S0Session with(Nonces next) {
    return new S0Session(own, node, frameBytes, saying, next, half, counter, round);
  }

  S0Session holding(Optional<Half> next) {
    return new S0Session(own, node, frameBytes, saying, nonces, next, counter, round);
  }

  S0Session nextCounter() {
    return new S0Session(own, node, frameBytes, saying, nonces, half, (counter + 1) & 0x0F, round);
  }

  S0Session nextRound() {
    return new S0Session(own, node, frameBytes, saying, nonces, half, counter, round + 1);
  }
}
