package io.lintel.driver.zwave.security.s2;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.wire.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The conversation with one node. There must be one newest state alone: who sends from an older one
 * uses a nonce twice.
 *
 * @param grants keys that hold, best first
 * @param sequence of the next frame of ours, 0..255; outlives every loss of nonces
 * @param waiting commands that have not left yet, oldest first
 * @param asks questions for a nonce in a row without answer
 * @param carried the last command that left, while the node may still say that it could not read it
 * @param round of the youngest timer
 */
public record S2State(
    S2Peer peer,
    List<S2Grant> grants,
    int sequence,
    Span span,
    Heard heard,
    List<Pending> waiting,
    int asks,
    Optional<Carried> carried,
    long round) {

  /**
   * A command that has to leave.
   *
   * @param repetitions how often it left before, and could not be read
   */
  record Pending(S2Input.Send send, int repetitions) {}

  /**
   * A command that left.
   *
   * @param repetitions how often it had left before
   * @param frame as it left
   * @param nonce that it was sealed with, until the other side used it too
   * @param shared where both stood after it
   * @param atNanos when
   */
  record Carried(
      S2Input.Send send,
      int repetitions,
      Octets frame,
      Optional<Octets> nonce,
      Span.Shared shared,
      long atNanos) {
    Carried collided() {
      return new Carried(send, repetitions, frame, Optional.empty(), shared, atNanos);
    }
  }

  Optional<S2Grant> grant(Level level) {
    return grants.stream().filter(grant -> grant.level().equals(level)).findFirst();
  }

  S2State granted(List<S2Grant> best) {
    return new S2State(peer, best, sequence, span, heard, waiting, asks, carried, round);
  }

  S2State numbered() {
    int next = (sequence + 1) & 0xFF;
    return new S2State(peer, grants, next, span, heard, waiting, asks, carried, round);
  }

  S2State with(Span next) {
    return new S2State(peer, grants, sequence, next, heard, waiting, asks, carried, round);
  }

  S2State with(Heard next) {
    return new S2State(peer, grants, sequence, span, next, waiting, asks, carried, round);
  }

  Optional<Pending> pending(long id) {
    return waiting.stream().filter(each -> each.send().id() == id).findFirst();
  }

  S2State waiting(Pending more) {
    List<Pending> all = new ArrayList<>(waiting);
    all.add(more);
    return waiting(List.copyOf(all));
  }

  S2State waiting(List<Pending> all) {
    return new S2State(peer, grants, sequence, span, heard, all, asks, carried, round);
  }

  S2State without(long id) {
    return waiting(waiting.stream().filter(each -> each.send().id() != id).toList());
  }

  S2State asked(int inARow) {
    return new S2State(peer, grants, sequence, span, heard, waiting, inARow, carried, round);
  }

  S2State carrying(Optional<Carried> last) {
    return new S2State(peer, grants, sequence, span, heard, waiting, asks, last, round);
  }

  S2State nextRound() {
    return new S2State(peer, grants, sequence, span, heard, waiting, asks, carried, round + 1);
  }
}
