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
 * @param waiting commands for which a nonce is awaited, oldest first
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
    List<S2Input.Send> waiting,
    int asks,
    Optional<Carried> carried,
    long round) {

  /**
   * A command that left.
   *
   * @param repeated whether it left a second time
   * @param nonce that it was sealed with, until the other side used it too
   * @param atNanos when
   */
  record Carried(S2Input.Send send, boolean repeated, Optional<Octets> nonce, long atNanos) {
    Carried collided() {
      return new Carried(send, repeated, Optional.empty(), atNanos);
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

  S2State waiting(S2Input.Send more) {
    List<S2Input.Send> all = new ArrayList<>(waiting);
    all.add(more);
    return waiting(List.copyOf(all));
  }

  S2State waiting(List<S2Input.Send> all) {
    return new S2State(peer, grants, sequence, span, heard, all, asks, carried, round);
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
