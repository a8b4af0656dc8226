package io.lintel.driver.zwave.security.s2;

import static io.lintel.driver.zwave.security.s2.S2Side.ACCESS;
import static io.lintel.driver.zwave.security.s2.S2Side.UNAUTHENTICATED;
import static io.lintel.driver.zwave.security.s2.S2Side.UNAUTHENTICATED_GRANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.wire.Octets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class S2MachineTest {
  private static final String UNLOCK = "620100";
  private static final String REPORT = "62030000";

  private final S2Side host = S2Side.host(1);
  private final S2Side node = S2Side.node(1);

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
  void a_command_is_repeated_once_alone() {
    inStep();
    node.restart();
    Octets repetition = carried(host.hear(told(node.hear(carried(host.send(2, UNLOCK))))));
    node.restart();
    pass(Duration.ofSeconds(1));
    Octets again = told(node.hear(repetition));
    assertEquals(List.of(new S2Effect.NotDecoded(2)), host.hear(again));
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

  @Test
  void no_answer_to_three_questions_ends_what_waits() {
    List<S2Effect> effects = host.send(7, UNLOCK);
    for (int question = 1; question < 3; question++) {
      pass(Duration.ofSeconds(10));
      effects = host.on(new S2Input.Woke(host.state.round()));
      asked(effects);
    }
    effects = host.on(new S2Input.Woke(host.state.round()));
    assertEquals(List.of(new S2Effect.Unsent(7, S2Effect.Cause.NO_NONCE)), effects);
    asked(host.send(8, UNLOCK));
  }

  @Test
  void a_timer_of_an_earlier_round_changes_nothing() {
    host.send(7, UNLOCK);
    long round = host.state.round();
    host.on(new S2Input.Asked());
    assertEquals(List.of(), host.on(new S2Input.Woke(round)));
  }

  @Test
  void commands_wait_for_one_nonce_and_then_go_in_order() {
    Octets question = asked(host.send(1, UNLOCK));
    assertEquals(List.of(), host.send(2, "6202"));
    List<S2Effect> all = host.hear(told(node.hear(question)));
    assertEquals(2, all.size());
    assertEquals(List.of(delivered(UNLOCK)), node.hear(((S2Effect.Carry) all.get(0)).frame()));
    assertEquals(List.of(delivered("6202")), node.hear(((S2Effect.Carry) all.get(1)).frame()));
  }

  @Test
  void one_command_too_many_ends_unsent() {
    for (int id = 0; id < S2Machine.WAITING_LIMIT; id++) {
      host.send(id, UNLOCK);
    }
    assertEquals(
        List.of(new S2Effect.Unsent(99, S2Effect.Cause.TOO_MANY_WAIT)), host.send(99, UNLOCK));
  }

  @Test
  void without_its_key_nothing_is_sent() {
    var send = new S2Input.Send(1, Octets.ofHex(UNLOCK), new Level.Joining(), true);
    assertEquals(List.of(new S2Effect.Unsent(1, S2Effect.Cause.NO_KEY)), host.on(send));
  }

  @Test
  void a_message_is_of_the_level_whose_key_opens_it() {
    node.on(new S2Input.Grant(List.of(UNAUTHENTICATED_GRANT)));
    var send = new S2Input.Send(1, Octets.ofHex(REPORT), UNAUTHENTICATED, true);
    Octets message = carried(node.hear(told(host.hear(asked(node.on(send))))));
    assertEquals(
        List.of(new S2Effect.Deliver(Octets.ofHex(REPORT), UNAUTHENTICATED)), host.hear(message));
  }

  @Test
  void another_level_begins_another_span() {
    inStep();
    var send = new S2Input.Send(1, Octets.ofHex(UNLOCK), UNAUTHENTICATED, true);
    Octets message = carried(host.hear(told(node.hear(asked(host.on(send))))));
    assertEquals(
        List.of(new S2Effect.Deliver(Octets.ofHex(UNLOCK), UNAUTHENTICATED)), node.hear(message));
  }

  @Test
  void a_key_that_does_not_hold_any_more_opens_nothing() {
    inStep();
    Octets message = carried(node.send(2, REPORT));
    host.on(new S2Input.Grant(List.of(UNAUTHENTICATED_GRANT)));
    assertDelivers(0, host.hear(message));
  }

  @Test
  void a_key_exchanged_for_another_of_its_level_begins_anew() {
    inStep();
    host.on(new S2Input.Grant(List.of(S2Side.grant(ACCESS, 0x77))));
    asked(host.send(2, UNLOCK));
  }

  @Test
  void keys_that_differ_are_told_from_nonces_that_do() {
    node.on(new S2Input.Grant(List.of(S2Side.grant(ACCESS, 0x77))));
    Octets message = carried(node.hear(told(host.hear(asked(node.send(1, REPORT))))));
    List<S2Effect> effects = host.hear(message);
    assertEquals(new S2Effect.Dropped(S2Drop.WRONG_KEY), effects.getFirst());
    told(effects);
  }

  @Test
  void forgotten_nonces_open_nothing_and_seal_nothing() {
    inStep();
    Octets message = carried(node.send(2, REPORT));
    host.on(new S2Input.Forget());
    assertDelivers(0, host.hear(message));
    asked(host.send(3, UNLOCK));
  }

  @Test
  void sequence_numbers_outlive_nonces() {
    int before = host.state.sequence();
    inStep();
    host.on(new S2Input.Forget());
    asked(host.send(2, UNLOCK));
    assertEquals((before + 3) & 0xFF, host.state.sequence());
  }

  @Test
  void a_flood_of_noise_is_answered_now_and_then_and_keeps_nothing() {
    inStep();
    int answers = 0;
    for (int i = 0; i < 1_000; i++) {
      Octets noise = Octets.of(0x9F, 3, i & 0xFF, 0).plus(S2Keys.repeated(i & 0xFF, 9));
      answers +=
          (int) node.hear(noise).stream().filter(S2Effect.TellNonce.class::isInstance).count();
      pass(Duration.ofMillis(1));
    }
    assertEquals(5, answers);
    assertEquals(1, node.state.heard().marks().size());
  }

  @Test
  void who_told_that_it_is_out_of_step_asks_before_it_speaks() {
    inStep();
    told(node.hear(Octets.of(0x9F, 3, 99, 0).plus(S2Keys.repeated(7, 9))));
    asked(node.send(2, REPORT));
  }

  @Test
  void a_second_message_of_one_number_is_dropped() {
    inStep();
    int number = host.state.sequence();
    node.hear(carried(host.send(2, UNLOCK)));
    while (host.state.sequence() != number) {
      host.state = host.state.numbered();
    }
    assertEquals(dropped(S2Drop.DUPLICATE), node.hear(carried(host.send(3, UNLOCK))));
  }

  @Test
  void a_question_heard_twice_is_answered_once() {
    Octets question = asked(host.send(1, UNLOCK));
    told(node.hear(question));
    assertEquals(dropped(S2Drop.DUPLICATE), node.hear(question));
  }

  @Test
  void what_waits_goes_out_when_the_node_began_a_span_by_itself() {
    Octets nodeAsks = asked(node.send(2, REPORT));
    asked(host.send(1, UNLOCK));
    List<S2Effect> effects = host.hear(carried(node.hear(told(host.hear(nodeAsks)))));
    assertDelivers(1, effects);
    var wake = assertInstanceOf(S2Effect.WakeAfter.class, effects.getLast());
    pass(Duration.ofMillis(wake.delayMillis()));
    Octets message = carried(host.on(new S2Input.Woke(wake.round())));
    assertEquals(List.of(delivered(UNLOCK)), node.hear(message));
  }

  @Test
  void noise_does_not_stop_a_node_that_is_in_step() {
    inStep();
    node.hear(Octets.of(0x9F, 3, 99, 0).plus(S2Keys.repeated(7, 9)));
    assertEquals(List.of(delivered(UNLOCK)), node.hear(carried(host.send(2, UNLOCK))));
  }

  @Test
  void what_is_no_sealed_message_is_dropped_by_name() {
    assertEquals(dropped(S2Drop.MALFORMED), host.hear(Octets.ofHex(UNLOCK)));
    assertEquals(dropped(S2Drop.MALFORMED), host.hear(Octets.ofHex("9f02")));
    assertEquals(dropped(S2Drop.MALFORMED), host.hear(Octets.ofHex("9f0301")));
    assertEquals(dropped(S2Drop.MALFORMED), host.hear(Octets.ofHex("9f030101ff41")));
    assertEquals(dropped(S2Drop.NOT_FOR_HERE), host.hear(Octets.ofHex("9f0b")));
    assertEquals(dropped(S2Drop.MULTICAST_MISSED), host.hear(Octets.ofHex("9f020102")));
    assertEquals(
        dropped(S2Drop.UNKNOWN_EXTENSION),
        host.hear(Octets.ofHex("9f0305010245").plus(S2Keys.repeated(0, 9))));
  }

  @Test
  void no_state_and_no_effect_prints_a_command() {
    String printed = host.send(1, "63010501313233") + host.state.toString();
    assertEquals(-1, printed.indexOf("63010501313233"));
    assertNotEquals(-1, printed.indexOf("7 octets"));
  }

  /** One command each way; the frame with which the span began. */
  private Octets inStep() {
    Octets begin = carried(host.hear(told(node.hear(asked(host.send(100, "6202"))))));
    assertEquals(List.of(delivered("6202")), node.hear(begin));
    host.on(new S2Input.Settled(100));
    return begin;
  }

  private void pass(Duration time) {
    host.nowNanos += time.toNanos();
    node.nowNanos += time.toNanos();
  }

  private static S2Effect delivered(String command) {
    return new S2Effect.Deliver(Octets.ofHex(command), ACCESS);
  }

  private static List<S2Effect> dropped(S2Drop why) {
    return List.of(new S2Effect.Dropped(why));
  }

  private static void assertDelivers(int count, List<S2Effect> effects) {
    List<S2Effect> delivered = new ArrayList<>(effects);
    delivered.removeIf(effect -> !(effect instanceof S2Effect.Deliver));
    assertEquals(count, delivered.size());
  }

  private static Octets asked(List<S2Effect> effects) {
    return assertInstanceOf(S2Effect.AskNonce.class, effects.getFirst()).frame();
  }

  private static Octets told(List<S2Effect> effects) {
    return assertInstanceOf(S2Effect.TellNonce.class, effects.getLast()).frame();
  }

  private static Octets carried(List<S2Effect> effects) {
    return assertInstanceOf(S2Effect.Carry.class, effects.getFirst()).frame();
  }
}
