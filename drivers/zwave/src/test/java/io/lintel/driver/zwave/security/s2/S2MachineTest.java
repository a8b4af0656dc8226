package io.lintel.driver.zwave.security.s2;

import static io.lintel.driver.zwave.security.s2.S2Side.ACCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.lintel.driver.zwave.wire.Octets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two sides in step and out of it: messages lost, late, twice, and both speaking at once. */
class S2MachineTest extends S2Pair {
  @Test
  void the_first_command_asks_for_a_nonce_and_begins_a_span_with_it() {
    Octets question = asked(host.send(5, UNLOCK));
    Octets nonce = told(node.hear(question));
    Octets message = carried(host.hear(nonce));
    assertEquals(List.of(delivered(UNLOCK)), node.hear(message));
  }

  @Test
  void in_step_both_sides_speak_at_once() {
    inStep();
    assertEquals(List.of(delivered(UNLOCK)), node.hear(carried(host.send(2, UNLOCK))));
    pass(Duration.ofSeconds(1));
    assertEquals(List.of(delivered(REPORT)), host.hear(carried(node.send(3, REPORT))));
    assertEquals(List.of(delivered(REPORT)), host.hear(carried(node.send(4, REPORT))));
  }

  @Test
  void four_lost_messages_do_no_harm() {
    inStep();
    for (int lost = 0; lost < 4; lost++) {
      carried(host.send(lost, UNLOCK));
    }
    assertEquals(List.of(delivered(UNLOCK)), node.hear(carried(host.send(9, UNLOCK))));
  }

  @Test
  void after_five_lost_messages_the_node_tells_and_the_host_repeats() {
    inStep();
    for (int lost = 0; lost < 5; lost++) {
      carried(host.send(lost, UNLOCK));
    }
    Octets nonce = told(node.hear(carried(host.send(9, UNLOCK))));
    var repetition = (S2Effect.Carry) host.hear(nonce).getFirst();
    assertEquals(9, repetition.id());
    assertEquals(true, repetition.isRepetition());
    assertEquals(List.of(delivered(UNLOCK)), node.hear(repetition.frame()));
  }

  @Test
  void a_message_heard_twice_is_delivered_once() {
    inStep();
    Octets message = carried(host.send(2, UNLOCK));
    assertEquals(List.of(delivered(UNLOCK)), node.hear(message));
    assertEquals(dropped(S2Drop.DUPLICATE), node.hear(message));
    node.hear(carried(host.send(3, "6202")));
    node.hear(carried(host.send(4, "6202")));
    assertEquals(dropped(S2Drop.DUPLICATE), node.hear(message));
  }

  @Test
  void an_old_message_is_not_opened_again_however_much_later() {
    Octets first = inStep();
    Octets second = carried(host.send(2, UNLOCK));
    node.hear(second);
    for (int i = 0; i < 300; i++) {
      node.hear(carried(host.send(3, "6202")));
    }
    assertDelivers(0, node.hear(first));
    pass(Duration.ofSeconds(1));
    assertDelivers(0, node.hear(second));
  }

  @Test
  void a_message_sent_back_to_who_sent_it_is_not_opened() {
    inStep();
    Octets message = carried(host.send(2, UNLOCK));
    assertDelivers(0, host.hear(message));
  }

  @Test
  void a_message_with_one_bit_changed_is_not_opened() {
    inStep();
    byte[] message = carried(host.send(2, UNLOCK)).toArray();
    for (int bit = 0; bit < message.length * Byte.SIZE; bit++) {
      byte[] changed = message.clone();
      changed[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
      assertDelivers(0, node.hear(Octets.copyOf(changed)));
    }
    assertEquals(List.of(delivered(UNLOCK)), node.hear(Octets.copyOf(message)));
  }

  @Test
  void a_node_that_restarted_is_brought_into_step_by_one_repetition() {
    inStep();
    node.restart();
    Octets nonce = told(node.hear(carried(host.send(2, UNLOCK))));
    assertEquals(List.of(delivered(UNLOCK)), node.hear(carried(host.hear(nonce))));
    assertEquals(List.of(delivered(REPORT)), host.hear(carried(node.send(3, REPORT))));
  }

  @Test
  void a_node_that_restarted_may_come_to_a_number_that_it_had_before() {
    inStep();
    host.hear(carried(node.send(2, REPORT)));
    int last = (node.state.sequence() - 1) & 0xFF;
    node.restart();
    node.hear(carried(host.hear(told(node.hear(carried(host.send(3, UNLOCK)))))));
    while (node.state.sequence() != last) {
      node.state = node.state.numbered();
    }
    assertEquals(List.of(delivered(REPORT)), host.hear(carried(node.send(5, REPORT))));
  }

  @Test
  void a_host_that_restarted_brings_the_node_into_step() {
    inStep();
    host.restart();
    Octets nonce = told(host.hear(carried(node.send(2, REPORT))));
    assertEquals(List.of(delivered(REPORT)), host.hear(carried(node.hear(nonce))));
    assertEquals(List.of(delivered(UNLOCK)), node.hear(carried(host.send(3, UNLOCK))));
  }

  @Test
  void a_command_is_repeated_at_once_and_for_the_last_time_when_the_node_is_calm() {
    inStep();
    node.restart();
    Octets repetition = carried(host.hear(told(node.hear(carried(host.send(2, UNLOCK))))));
    node.restart();
    Octets last = carried(woken(host.hear(told(node.hear(repetition)))));
    node.restart();
    assertEquals(List.of(new S2Effect.NotDecoded(2)), host.hear(told(node.hear(last))));
  }

  @Test
  void a_nonce_that_another_overtook_is_not_the_end_of_a_command() {
    inStep();
    node.restart();
    Octets question = carried(host.send(2, "6202"));
    Octets order = carried(host.send(3, UNLOCK));
    Octets first = told(node.hear(question));
    pass(Duration.ofMillis(250));
    Octets second = told(node.hear(order));
    Octets repetition = carried(host.hear(first));

    S2Effect waits = host.hear(second).getFirst();
    Octets third = told(node.hear(repetition));
    Octets last = carried(woken(host.hear(third)));
    assertEquals(List.of(), host.on(new S2Input.Woke(((S2Effect.WakeAfter) waits).round())));
    assertEquals(List.of(delivered(UNLOCK)), node.hear(last));
  }

  @Test
  void a_command_that_is_settled_while_the_node_calms_down_is_not_sent() {
    inStep();
    node.restart();
    Octets repetition = carried(host.hear(told(node.hear(carried(host.send(2, UNLOCK))))));
    node.restart();
    List<S2Effect> waits = host.hear(told(node.hear(repetition)));
    host.on(new S2Input.Settled(2));
    assertEquals(List.of(), woken(waits));
  }

  @Test
  void a_command_that_must_not_be_obeyed_twice_is_not_repeated() {
    inStep();
    node.restart();
    var once = new S2Input.Send(2, Octets.ofHex(UNLOCK), ACCESS, false);
    Octets nonce = told(node.hear(carried(host.on(once))));
    assertEquals(List.of(new S2Effect.NotDecoded(2)), host.hear(nonce));
    assertEquals(List.of(delivered(REPORT)), node.hear(carried(host.send(3, REPORT))));
  }

  @Test
  void a_nonce_heard_twice_repeats_nothing() {
    inStep();
    node.restart();
    Octets nonce = told(node.hear(carried(host.send(2, UNLOCK))));
    host.hear(nonce);
    assertEquals(dropped(S2Drop.DUPLICATE), host.hear(nonce));
  }

  @Test
  void a_settled_command_is_neither_sent_nor_repeated() {
    Octets nonce = told(node.hear(asked(host.send(5, UNLOCK))));
    host.on(new S2Input.Settled(5));
    assertEquals(dropped(S2Drop.STRAY_NONCE), host.hear(nonce));

    carried(host.send(6, UNLOCK));
    host.on(new S2Input.Settled(6));
    node.restart();
    Octets other = told(node.hear(asked(S2Side.host(2).send(1, "6202"))));
    assertEquals(dropped(S2Drop.STRAY_NONCE), host.hear(other));
  }

  @Test
  void trouble_with_a_command_long_past_repeats_nothing() {
    inStep();
    node.restart();
    Octets nonce = told(node.hear(carried(host.send(2, UNLOCK))));
    pass(Duration.ofSeconds(11));
    assertEquals(dropped(S2Drop.STRAY_NONCE), host.hear(nonce));
  }

  @Test
  void a_nonce_that_came_unasked_serves_the_next_command() {
    Octets nonce = told(node.hear(new S2Frame.NonceGet(1).encode()));
    host.hear(nonce);
    assertEquals(List.of(delivered(UNLOCK)), node.hear(carried(host.send(1, UNLOCK))));
  }

  @Test
  void both_speaking_at_once_understand_each_other() {
    inStep();
    Octets down = carried(host.send(2, UNLOCK));
    Octets up = carried(node.send(3, REPORT));
    assertEquals(List.of(delivered(UNLOCK)), node.hear(down));
    assertEquals(List.of(delivered(REPORT)), host.hear(up));
    assertEquals(List.of(delivered(UNLOCK)), node.hear(carried(host.send(4, UNLOCK))));
    assertEquals(List.of(delivered(REPORT)), host.hear(carried(node.send(5, REPORT))));
  }

  @Test
  void a_command_that_collided_is_repeated_when_the_node_could_not_read_it() {
    inStep();
    Octets down = carried(host.send(2, UNLOCK));
    Octets up = carried(node.send(3, REPORT));
    assertDelivers(1, host.hear(up));
    node.restart();
    Octets repetition = carried(host.hear(told(node.hear(down))));
    assertEquals(List.of(delivered(UNLOCK)), node.hear(repetition));
  }

  @Test
  void a_collided_nonce_opens_one_message_alone() {
    inStep();
    S2State before = node.state;
    Octets up = carried(node.send(3, REPORT));
    node.state = before.numbered();
    Octets forged = carried(node.send(4, "62030011"));
    assertNotEquals(up.at(2), forged.at(2));
    carried(host.send(2, UNLOCK));
    assertDelivers(1, host.hear(up));
    assertDelivers(0, host.hear(forged));
  }

  @Test
  void a_collided_message_is_not_opened_when_it_comes_late() {
    inStep();
    Octets up = carried(node.send(3, REPORT));
    carried(host.send(2, UNLOCK));
    pass(Duration.ofMillis(501));
    assertDelivers(0, host.hear(up));
  }

  @Test
  void both_asking_at_once_end_in_step() {
    Octets hostAsks = asked(host.send(1, UNLOCK));
    Octets nodeAsks = asked(node.send(2, REPORT));
    Octets forNode = told(host.hear(nodeAsks));
    Octets forHost = told(node.hear(hostAsks));
    Octets down = carried(host.hear(forHost));
    Octets up = carried(node.hear(forNode));
    assertDelivers(1, node.hear(down));
    assertDelivers(1, host.hear(up));
    Octets next = carried(host.hear(told(node.hear(asked(host.send(3, UNLOCK))))));
    assertEquals(List.of(delivered(UNLOCK)), node.hear(next));
    assertEquals(List.of(delivered(REPORT)), host.hear(carried(node.send(4, REPORT))));
  }
}
