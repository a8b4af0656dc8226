package io.lintel.driver.zwave.security.s0;

import io.lintel.driver.zwave.wire.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Nonces between two sides.
 *
 * @param issued to the node and not used by it, oldest first
 * @param reply the host's own half of what it sealed last, which the node may seal its reply with
 * @param spent nonces of the node that were used to seal, oldest first
 */
record Nonces(List<Issued> issued, Optional<Issued> reply, List<Octets> spent) {
  static final Nonces NONE = new Nonces(List.of(), Optional.empty(), List.of());

  /** A nonce that counts until then. */
  record Issued(Octets nonce, long untilNanos) {}

  Nonces at(long nowNanos) {
    return new Nonces(
        issued.stream().filter(each -> nowNanos - each.untilNanos() < 0).toList(),
        reply.filter(each -> nowNanos - each.untilNanos() < 0),
        spent);
  }

  /** Makes of random bytes a nonce that can be told from all others by its first byte. */
  Octets fresh(Octets entropy) {
    int first = entropy.at(0);
    while (isTaken(first)) {
      first = (first + 1) & 0xFF;
    }
    return Octets.of(first).plus(entropy.from(1));
  }

  Nonces issue(Octets nonce, long nowNanos) {
    List<Issued> all = new ArrayList<>(issued);
    all.add(new Issued(nonce, nowNanos + S0Limits.NONCE_LIFE_NANOS));
    return new Nonces(last(all, S0Limits.ISSUED), reply, spent);
  }

  Nonces sealedWith(Octets own, Octets ofNode, long nowNanos) {
    List<Octets> all = new ArrayList<>(spent);
    all.add(ofNode);
    var mayReply = new Issued(own, nowNanos + S0Limits.NONCE_LIFE_NANOS);
    return new Nonces(issued, Optional.of(mayReply), last(all, S0Limits.SPENT));
  }

  Optional<Octets> of(int id) {
    return reply
        .filter(each -> each.nonce().at(0) == id)
        .or(() -> issued.stream().filter(each -> each.nonce().at(0) == id).findFirst())
        .map(Issued::nonce);
  }

  /** A nonce counts once, and none that is older than one that was used. */
  Nonces use(Octets nonce) {
    return reply.filter(each -> each.nonce().equals(nonce)).isPresent()
        ? new Nonces(issued, Optional.empty(), spent)
        : new Nonces(last(issued, issued.size() - indexOf(nonce) - 1), reply, spent);
  }

  /**
   * The node has this one: those before it are not used any more. Not before: some locks seal with
   * the nonce they had until they saw the new one.
   */
  Nonces delivered(Octets nonce) {
    int index = indexOf(nonce);
    return index < 0 ? this : new Nonces(last(issued, issued.size() - index), reply, spent);
  }

  private int indexOf(Octets nonce) {
    return issued.stream().map(Issued::nonce).toList().indexOf(nonce);
  }

  private boolean isTaken(int id) {
    return of(id).isPresent();
  }

  private static <T> List<T> last(List<T> all, int count) {
    return List.copyOf(all.subList(Math.max(0, all.size() - count), all.size()));
  }
}
