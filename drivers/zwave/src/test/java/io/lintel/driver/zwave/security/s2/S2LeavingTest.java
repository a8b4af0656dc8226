package io.lintel.driver.zwave.security.s2;

import static io.lintel.driver.zwave.security.s2.S2Side.ACCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.lintel.driver.zwave.wire.Octets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is due leaves later, and is made then. */
class S2LeavingTest extends S2Pair {
  @Test
  void frames_are_numbered_in_the_order_in_which_they_leave() {
    inStep();
    int next = host.state.sequence();
    host.onLate(new S2Input.Send(2, Octets.ofHex(UNLOCK), ACCESS, true));
    host.onLate(new S2Input.Heard(new S2Frame.NonceGet(77).encode()));
    Octets nonce = told(host.onLate(new S2Input.TellNonce()));
    Octets after = asked(host.onLate(new S2Input.Take(2, Octets.NONE)));
    assertEquals(next, nonce.at(2));
    assertEquals((next + 1) & 0xFF, after.at(2));
  }

  @Test
  void a_frame_that_did_not_leave_is_taken_again_as_it_was_and_anew_after_others() {
    inStep();
    host.onLate(new S2Input.Send(2, Octets.ofHex(UNLOCK), ACCESS, true));
    Octets frame = carried(host.onLate(new S2Input.Take(2, Octets.NONE)));
    assertEquals(frame, carried(host.onLate(new S2Input.Take(2, frame))));
    host.hear(carried(node.send(3, REPORT)));
    Octets anew = carried(host.onLate(new S2Input.Take(2, frame)));
    assertNotEquals(frame.at(2), anew.at(2));
    assertEquals(List.of(delivered(UNLOCK)), node.hear(anew));
  }

  @Test
  void a_command_that_was_taken_is_not_taken_twice() {
    inStep();
    host.onLate(new S2Input.Send(2, Octets.ofHex(UNLOCK), ACCESS, true));
    carried(host.onLate(new S2Input.Take(2, Octets.NONE)));
    assertEquals(List.of(), host.onLate(new S2Input.Take(2, Octets.NONE)));
    assertEquals(List.of(), host.onLate(new S2Input.Take(2, Octets.ofHex("9f03"))));
  }

  @Test
  void trouble_with_one_command_repeats_it_though_another_waits_to_leave() {
    inStep();
    node.restart();
    Octets nonce = told(node.hear(carried(host.send(2, UNLOCK))));
    host.onLate(new S2Input.Send(3, Octets.ofHex(REPORT), ACCESS, true));
    assertEquals(List.of(new S2Effect.Due(2, true)), host.onLate(new S2Input.Heard(nonce)));
    node.hear(carried(host.onLate(new S2Input.Take(3, Octets.NONE))));
    assertEquals(
        List.of(delivered(UNLOCK)),
        node.hear(carried(host.onLate(new S2Input.Take(2, Octets.NONE)))));
  }
}
