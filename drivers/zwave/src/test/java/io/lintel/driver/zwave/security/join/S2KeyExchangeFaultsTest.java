package io.lintel.driver.zwave.security.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.wire.NodeId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes twice, in the wrong place, as garbage or not at all. */
class S2KeyExchangeFaultsTest extends S2KeyExchangeRig {
  @Test
  void a_step_that_comes_again_is_answered_again_while_nothing_followed_it() {
    Exchange echoed = untilEcho();
    assertEquals("9f0501020187", echoed.says(ECHO, JOINING).sent(JOINING));

    Exchange asked = untilEcho().says("9f0904", JOINING);
    String key = asked.sent(JOINING);
    assertEquals(key, asked.says("9f0904", JOINING).sent(JOINING));

    Exchange verified = asked.says("9f0b", ACCESS);
    assertEquals("9f0c02", verified.says("9f0b", ACCESS).sent(JOINING));
  }

  @Test
  void a_step_that_comes_again_later_changes_nothing() {
    Exchange exchange = untilEcho().says("9f0904", JOINING);
    assertTrue(exchange.says(REPORT, CLEAR).changedNothing());
    assertTrue(exchange.says(publicKey(BLANKED), CLEAR).changedNothing());
    assertTrue(exchange.says(ECHO, JOINING).changedNothing());
    assertTrue(exchange.says("9f04", CLEAR).changedNothing());
    assertTrue(exchange.on(new JoinInput.PinEntered(PIN)).changedNothing());
  }

  @ParameterizedTest
  @CsvSource({"9f0601020104", "9f0904", "9f0c01"})
  void a_protected_step_in_the_clear_ends_it(String command) {
    for (Level level : List.of(CLEAR, ACCESS)) {
      Exchange exchange = untilEcho().says("9f0904", JOINING).says(command, level);
      assertFailed(JoinFailure.WRONG_LEVEL, exchange);
      assertEquals("9f0707", exchange.sent(CLEAR));
    }
  }

  @Test
  void a_clear_step_that_comes_protected_ends_it_too() {
    assertFailed(JoinFailure.WRONG_LEVEL, begin(JoinPolicy.lock()).says(REPORT, JOINING));
    assertFailed(
        JoinFailure.WRONG_LEVEL,
        begin(JoinPolicy.lock()).says(REPORT, CLEAR).says(publicKey(BLANKED), ACCESS));
  }

  @Test
  void our_own_public_key_coming_back_is_not_the_nodes() {
    Exchange exchange = begin(JoinPolicy.lock()).says(REPORT, CLEAR);
    assertTrue(exchange.says("9f0801" + HOST_KEY.hex(), CLEAR).changedNothing());
  }

  @ParameterizedTest
  @EnumSource(KexFail.class)
  void whatever_the_node_ends_with_is_told_in_words(KexFail type) {
    Exchange exchange = untilEcho().says(type.command(), JOINING);
    var failed = (JoinResult.Failed) exchange.result().orElseThrow();
    assertTrue(failed.why().code().startsWith("zwave.join_node_"), failed.why().code());
    assertTrue(exchange.all(JoinEffect.Send.class).isEmpty(), "no answer to a KEX Fail");
  }

  @Test
  void a_reason_that_is_not_known_is_a_reason_too() {
    assertFailed(JoinFailure.NODE_CANCELLED, untilPin().says("9f0704", CLEAR));
  }

  @Test
  void silence_ends_each_step_and_tells_nobody() {
    for (Exchange each :
        List.of(
            begin(JoinPolicy.lock()),
            begin(JoinPolicy.lock()).says(REPORT, CLEAR),
            untilEcho(),
            untilEcho().says("9f0904", JOINING),
            untilEcho().says("9f0904", JOINING).says("9f0b", ACCESS))) {
      assertFailed(JoinFailure.NO_ANSWER, each.lapses());
      assertTrue(each.all(JoinEffect.Send.class).isEmpty());
    }
  }

  @Test
  void an_operator_who_does_not_answer_ends_it_and_the_node_is_told() {
    Exchange exchange = untilPin().lapses();
    assertFailed(JoinFailure.NO_PIN, exchange);
    assertEquals("9f0706", exchange.sent(CLEAR));
  }

  @Test
  void the_operators_time_goes_on_until_the_nodes_echo() {
    Exchange exchange = untilPin();
    long round = exchange.all(JoinEffect.WakeAfter.class).getFirst().round();
    exchange.on(new JoinInput.PinEntered(PIN)).on(new JoinInput.Woke(round));
    assertFailed(JoinFailure.NO_ANSWER, exchange);
  }

  @Test
  void the_timer_of_an_earlier_step_changes_nothing() {
    Exchange exchange = begin(JoinPolicy.lock());
    long round = exchange.all(JoinEffect.WakeAfter.class).getFirst().round();
    exchange.says(REPORT, CLEAR).on(new JoinInput.Woke(round));
    assertTrue(exchange.effects().isEmpty());
    assertFalse(exchange.isOver());
  }

  @Test
  void what_does_not_get_through_is_sent_three_times_more() {
    Exchange exchange = begin(JoinPolicy.lock());
    for (int repeat = 1; repeat <= 3; repeat++) {
      exchange.fails();
      assertEquals(1_000, exchange.all(JoinEffect.WakeAfter.class).getFirst().delayMillis());
      assertEquals("9f04", exchange.lapses().sent(CLEAR), "repeat " + repeat);
    }
    assertFailed(JoinFailure.UNREACHABLE, exchange.fails());
  }

  @Test
  void the_failure_of_a_step_that_was_answered_changes_nothing() {
    Exchange exchange = begin(JoinPolicy.lock());
    var first = exchange.all(JoinEffect.Send.class).getFirst();
    exchange.says(REPORT, CLEAR).on(new JoinInput.Undelivered(first));
    assertTrue(exchange.changedNothing());
  }

  @Test
  void the_operator_may_cancel_at_any_step() {
    for (Exchange each : List.of(begin(JoinPolicy.lock()), untilPin(), untilEcho())) {
      assertFailed(JoinFailure.CANCELLED, each.on(new JoinInput.Cancelled()));
      assertEquals("9f0706", each.sent(CLEAR));
    }
  }

  @Test
  void after_the_end_nothing_happens_any_more() {
    Exchange exchange = untilPin().on(new JoinInput.Cancelled());
    for (JoinInput input :
        List.of(
            new JoinInput.Cancelled(),
            new JoinInput.Unreadable(),
            new JoinInput.Woke(1),
            new JoinInput.PinEntered(PIN))) {
      assertTrue(exchange.on(input).changedNothing());
    }
  }

  @ParameterizedTest
  @CsvSource({"9f05000201", "9f08", "9f0800aabb", "9f09", "9f0d", "9f", "6202"})
  void garbage_changes_nothing(String hex) {
    Exchange exchange = begin(JoinPolicy.lock()).says(REPORT, CLEAR);
    assertTrue(exchange.says(hex, CLEAR).changedNothing());
    assertFalse(exchange.isOver());
  }

  @Test
  void nothing_of_it_prints_a_key_or_the_pin() {
    Exchange exchange = untilEcho().says("9f0904", JOINING);
    String printed =
        exchange.effects() + " " + terms(JoinPolicy.lock(), new NodeId(7), Optional.of(DSK));
    assertFalse(printed.contains("49607"), printed);
    assertFalse(printed.contains(KEYS.of(KeyName.S2_ACCESS_CONTROL).octets().hex()), printed);
  }
}
