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
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which keys open what, and where patience and room end. */
class S2LimitsTest extends S2Pair {
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
  void what_waits_for_a_nonce_ends_with_its_key_and_the_nonce_that_comes_then_begins_nothing() {
    Octets question = asked(host.send(7, UNLOCK));
    assertEquals(
        List.of(new S2Effect.Unsent(7, S2Effect.Cause.NO_KEY)),
        host.on(new S2Input.Grant(List.of(UNAUTHENTICATED_GRANT))));
    host.hear(told(node.hear(question)));
    assertEquals(List.of(), host.on(new S2Input.Woke(host.state.round())));
  }

  @Test
  void what_left_under_a_key_that_does_not_hold_any_more_is_not_repeated() {
    inStep();
    Octets message = carried(host.send(2, UNLOCK));
    node.on(new S2Input.Forget());
    host.on(new S2Input.Grant(List.of(UNAUTHENTICATED_GRANT)));
    assertEquals(dropped(S2Drop.STRAY_NONCE), host.hear(told(node.hear(message))));
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
}
