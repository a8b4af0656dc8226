package io.lintel.driver.zwave.security.s2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lintel.driver.zwave.crypto.AesCcm;
import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A node that takes this host for a member of a group (SDS13783, 4.2.6.6). */
class S2GroupTest extends S2Pair {
  private static final int EXTENDED = 0x01;
  private static final int SEALED_EXTENSIONS = 0x02;
  private static final Octets GROUP = Octets.of(3, 0x43, 9);
  private static final Octets GROUP_NONCES = Octets.of(19, 0x42, 9).plus(S2Keys.repeated(0x5A, 16));

  @Test
  void what_follows_a_multicast_is_obeyed_and_the_node_hears_that_the_multicast_was_missed() {
    inStep();
    int number = host.state.sequence();
    List<S2Effect> effects = host.hear(message(EXTENDED, GROUP, Octets.ofHex(REPORT)));
    assertEquals(delivered(REPORT), effects.getFirst());
    assertEquals(Octets.of(0x9F, 2, number, 2), told(effects));
    assertEquals(List.of(delivered(UNLOCK)), node.hear(carried(host.send(2, UNLOCK))));
  }

  @Test
  void who_gives_nonces_for_a_group_is_not_told_again_that_they_are_missing() {
    inStep();
    Octets text = GROUP_NONCES.plus(Octets.ofHex(REPORT));
    assertEquals(
        List.of(delivered(REPORT)), host.hear(message(EXTENDED | SEALED_EXTENSIONS, GROUP, text)));
  }

  @Test
  void what_names_a_group_and_opens_under_no_key_is_not_answered_as_a_member_would() {
    inStep();
    Octets forged = Octets.of(0x9F, 3, 99, EXTENDED).plus(GROUP).plus(S2Keys.repeated(7, 12));
    List<S2Effect> effects = host.onLate(new S2Input.Heard(forged));
    assertEquals(
        List.of(new S2Effect.Dropped(S2Drop.UNREADABLE), new S2Effect.NonceDue()), effects);
  }

  /** The node's next message. */
  private Octets message(int flags, Octets extensions, Octets text) {
    Span.Drawn drawn = Span.draw(node.state.span().shared().orElseThrow().generator());
    Octets clear = Octets.of(0x9F, 3, node.state.sequence(), flags).plus(extensions);
    int size = clear.size() + text.size() + AesCcm.TAG_BYTES;
    Octets associated = node.state.peer().outgoing(clear, size);
    var keys = S2Side.ACCESS_GRANT.keys();
    return clear.plus(AesCcm.seal(keys.sealing(), drawn.nonce(), associated, text));
  }
}
