package io.lintel.driver.zwave.security.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.wire.NodeId;
import io.lintel.driver.zwave.wire.Octets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The course of an exchange; the bytes are written out where the field order matters. */
class S2KeyExchangeTest extends S2KeyExchangeRig {
  @Test
  void it_begins_with_the_question_what_the_node_wants() {
    Exchange exchange = begin(JoinPolicy.lock());
    assertEquals("9f04", exchange.sent(CLEAR));
    assertEquals(10_000, exchange.all(JoinEffect.WakeAfter.class).getFirst().delayMillis());
  }

  @Test
  void a_lock_is_granted_access_control_alone() {
    // KEX_SET, no echo, scheme 1, Curve25519, Access Control
    assertEquals("9f0600020104", begin(JoinPolicy.lock()).says(REPORT, CLEAR).sent(CLEAR));
  }

  @Test
  void another_node_is_granted_each_class_of_s2_that_it_asks_for_and_never_s0() {
    assertEquals("9f0600020107", begin(JoinPolicy.any()).says(REPORT, CLEAR).sent(CLEAR));
    assertEquals("9f0600020101", begin(JoinPolicy.any()).says("9f0500020181", CLEAR).sent(CLEAR));
  }

  @Test
  void a_lock_that_asks_for_less_than_access_control_gets_nothing() {
    Exchange exchange = begin(JoinPolicy.lock()).says("9f0500020183", CLEAR);
    assertFailed(JoinFailure.NO_ACCESS_CONTROL, exchange);
    assertEquals("9f0701", exchange.sent(CLEAR));
  }

  @Test
  void on_long_range_there_is_no_unauthenticated_class() {
    var terms = terms(JoinPolicy.any(), new NodeId(256), Optional.empty());
    Exchange exchange = new Exchange(KeyExchange.begin(terms)).says(REPORT, CLEAR);
    assertEquals("9f0600020106", exchange.sent(CLEAR));
    assertFailed(
        JoinFailure.NO_COMMON_CLASS,
        new Exchange(KeyExchange.begin(terms)).says("9f0500020101", CLEAR));
  }

  @ParameterizedTest
  @CsvSource({
    // echo, which has to be protected
    "9f0501020187, WRONG_LEVEL, 9f0707",
    // client-side authentication
    "9f0502020187, CLIENT_SIDE, 9f0706",
    // no scheme, another scheme, scheme 1 and another one
    "9f0500000187, UNKNOWN_SCHEME, 9f0702",
    "9f0500040187, UNKNOWN_SCHEME, 9f0702",
    "9f0500060187, UNKNOWN_SCHEME, 9f0702",
    // no curve, and another one besides
    "9f0500020087, UNKNOWN_SCHEME, 9f0703",
    "9f0500020387, UNKNOWN_SCHEME, 9f0703",
    // no key, only S0, only a reserved bit
    "9f0500020100, NO_COMMON_CLASS, 9f0701",
    "9f0500020180, NO_COMMON_CLASS, 9f0701",
    "9f0500020108, NO_COMMON_CLASS, 9f0701",
  })
  void what_the_node_wants_is_checked_strictly(String report, JoinFailure why, String told) {
    Exchange exchange = begin(JoinPolicy.any()).says(report, CLEAR);
    assertFailed(why, exchange);
    assertEquals(told, exchange.sent(CLEAR));
  }

  @Test
  void the_hosts_key_goes_out_before_the_operator_is_asked() {
    Exchange exchange =
        begin(JoinPolicy.lock()).says(REPORT, CLEAR).says(publicKey(BLANKED), CLEAR);
    assertEquals("9f0801" + HOST_KEY.hex(), exchange.sent(CLEAR));
    assertEquals(
        List.of("Send", "WakeAfter", "AskPin"),
        exchange.effects().stream().map(each -> each.getClass().getSimpleName()).toList());
    assertEquals(240_000, exchange.all(JoinEffect.WakeAfter.class).getFirst().delayMillis());
    var asked = exchange.all(JoinEffect.AskPin.class).getFirst().blanked();
    assertEquals("*****-43221-21132-30873-02233-03671-32077-46542", asked.toString());
  }

  @Test
  void the_pin_completes_the_nodes_key() {
    Exchange exchange = untilPin().on(new JoinInput.PinEntered(PIN));
    assertEquals(List.of(new JoinEffect.UseTemporaryKey(NODE_KEY)), exchange.effects());
  }

  @Test
  void a_known_dsk_asks_nobody() {
    var terms = terms(JoinPolicy.lock(), new NodeId(7), Optional.of(DSK));
    Exchange exchange =
        new Exchange(KeyExchange.begin(terms)).says(REPORT, CLEAR).says(publicKey(BLANKED), CLEAR);
    assertEquals(new JoinEffect.UseTemporaryKey(NODE_KEY), exchange.effects().getLast());
    assertTrue(exchange.all(JoinEffect.AskPin.class).isEmpty());
  }

  @Test
  void another_node_than_the_known_one_is_not_let_in() {
    var terms = terms(JoinPolicy.lock(), new NodeId(7), Optional.of(DSK));
    Octets other = BLANKED.slice(0, 15).plus(0xFF).plus(BLANKED.from(16));
    Exchange exchange =
        new Exchange(KeyExchange.begin(terms)).says(REPORT, CLEAR).says(publicKey(other), CLEAR);
    assertFailed(JoinFailure.OTHER_NODE, exchange);
    assertEquals("9f0706", exchange.sent(CLEAR));
  }

  @Test
  void without_a_class_that_needs_it_nobody_is_asked_and_the_whole_dsk_must_fit() {
    var policy = JoinPolicy.any(Set.of(SecurityClass.S2_UNAUTHENTICATED));
    assertEquals(
        new JoinEffect.UseTemporaryKey(NODE_KEY),
        begin(policy).says(REPORT, CLEAR).says(publicKey(NODE_KEY), CLEAR).effects().getLast());
    var known = terms(policy, new NodeId(7), Optional.of(DSK));
    assertFailed(
        JoinFailure.OTHER_NODE,
        new Exchange(KeyExchange.begin(known)).says(REPORT, CLEAR).says(publicKey(BLANKED), CLEAR));
  }

  @Test
  void one_message_that_does_not_open_may_be_old_and_the_second_means_a_wrong_pin() {
    Exchange exchange = untilPin().on(new JoinInput.PinEntered(DskPin.of("00001")));
    assertFalse(exchange.on(new JoinInput.Unreadable()).isOver());
    assertFailed(JoinFailure.WRONG_PIN, exchange.on(new JoinInput.Unreadable()));
    assertEquals("9f0705", exchange.sent(CLEAR));
  }

  @Test
  void a_node_that_says_nothing_more_after_one_that_does_not_open_has_a_wrong_pin() {
    Exchange exchange = untilPin().on(new JoinInput.PinEntered(DskPin.of("00001")));
    exchange.on(new JoinInput.Unreadable());
    assertFailed(JoinFailure.WRONG_PIN, exchange.lapses());
  }

  @Test
  void before_the_pin_nothing_that_does_not_open_counts() {
    Exchange exchange = untilPin();
    for (int i = 0; i < 25; i++) {
      assertTrue(exchange.on(new JoinInput.Unreadable()).changedNothing());
    }
  }

  @Test
  void a_key_that_protects_nothing_ends_it() {
    assertFailed(
        JoinFailure.WEAK_KEY,
        untilPin().on(new JoinInput.PinEntered(PIN)).on(new JoinInput.KeyUnusable()));
  }

  @Test
  void the_echo_of_the_nodes_wish_is_the_same_with_its_reserved_bits() {
    // reserved bits 0xFC are not ours to judge
    Exchange exchange =
        begin(JoinPolicy.lock())
            .says("9f05fc020187", CLEAR)
            .says(publicKey(BLANKED), CLEAR)
            .on(new JoinInput.PinEntered(PIN))
            .says(ECHO, JOINING);
    assertEquals("9f05fd020187", exchange.sent(JOINING));
  }

  @ParameterizedTest
  @CsvSource({
    // no echo; reserved bits; client-side authentication; scheme; curve; more keys; fewer keys
    "9f0600020104, WRONG_LEVEL",
    "9f0605020104, OTHER_GRANT",
    "9f0603020104, OTHER_GRANT",
    "9f0601040104, OTHER_GRANT",
    "9f0601020304, OTHER_GRANT",
    "9f0601020106, OTHER_GRANT",
    "9f0601020100, OTHER_GRANT",
  })
  void the_echo_of_the_grant_is_checked_strictly(String echo, JoinFailure why) {
    Exchange exchange = untilPin().on(new JoinInput.PinEntered(PIN)).says(echo, JOINING);
    assertFailed(why, exchange);
    assertEquals("9f0707", exchange.sent(CLEAR));
  }

  @Test
  void the_key_of_a_class_goes_out_under_the_temporary_key_and_the_class_is_expected_then() {
    Exchange exchange = untilEcho().says("9f0904", JOINING);
    var access = KEYS.of(KeyName.S2_ACCESS_CONTROL).octets();
    assertEquals("9f0a04" + access.hex(), exchange.sent(JOINING));
    assertEquals(
        new JoinEffect.ExpectClass(SecurityClass.S2_ACCESS_CONTROL), exchange.effects().getFirst());
  }

  @Test
  void a_key_that_was_not_granted_is_not_handed_out() {
    for (String bit : new String[] {"01", "02", "80", "00", "06", "08"}) {
      Exchange exchange = untilEcho().says("9f09" + bit, JOINING);
      assertFailed(JoinFailure.KEY_NOT_GRANTED, exchange);
      assertEquals("9f0708", exchange.sent(CLEAR));
    }
  }

  @Test
  void a_key_counts_when_the_node_speaks_under_it() {
    Exchange exchange = untilEcho().says("9f0904", JOINING).says("9f0b", ACCESS);
    // TRANSFER_END, key verified
    assertEquals("9f0c02", exchange.sent(JOINING));
    assertEquals(new JoinEffect.ForgetNonces(), exchange.effects().getFirst());
    assertFalse(exchange.isOver());
  }

  @Test
  void and_not_when_it_speaks_under_another() {
    for (Level level : List.of(CLEAR, JOINING, new Level.Secure(SecurityClass.S2_AUTHENTICATED))) {
      Exchange exchange = untilEcho().says("9f0904", JOINING).says("9f0b", level);
      assertFailed(JoinFailure.NOT_VERIFIED, exchange);
      assertEquals("9f0709", exchange.sent(CLEAR));
    }
  }

  @Test
  void with_the_nodes_last_word_it_has_joined() {
    Exchange exchange =
        untilEcho().says("9f0904", JOINING).says("9f0b", ACCESS).says("9f0c01", JOINING);
    assertEquals(
        Optional.of(
            new JoinResult.Joined(EnumSet.of(SecurityClass.S2_ACCESS_CONTROL), Optional.of(DSK))),
        exchange.result());
    assertEquals(new JoinEffect.DropTemporaryKey(), exchange.effects().getFirst());
    assertTrue(exchange.isOver());
  }

  @Test
  void the_end_before_all_keys_are_verified_is_no_end() {
    assertFailed(JoinFailure.NOT_VERIFIED, untilEcho().says("9f0c01", JOINING));
    assertFailed(
        JoinFailure.NOT_VERIFIED, untilEcho().says("9f0904", JOINING).says("9f0c01", JOINING));
    assertFailed(
        JoinFailure.NOT_VERIFIED,
        untilEcho().says("9f0904", JOINING).says("9f0b", ACCESS).says("9f0c00", JOINING));
  }

  @Test
  void several_keys_are_handed_out_in_the_order_that_the_node_asks() {
    Exchange exchange =
        begin(JoinPolicy.any())
            .says(REPORT, CLEAR)
            .says(publicKey(BLANKED), CLEAR)
            .on(new JoinInput.PinEntered(PIN))
            .says("9f0601020107", JOINING);
    for (SecurityClass each :
        List.of(
            SecurityClass.S2_UNAUTHENTICATED,
            SecurityClass.S2_ACCESS_CONTROL,
            SecurityClass.S2_AUTHENTICATED)) {
      exchange.says(new KexCommand.NetworkKeyGet(each.bit()), JOINING);
      exchange.says("9f0b", new Level.Secure(each));
      assertEquals("9f0c02", exchange.sent(JOINING));
    }
    assertTrue(exchange.says("9f0c01", JOINING).result().isPresent());
  }

  @Test
  void a_key_is_not_handed_out_twice() {
    Exchange exchange = untilEcho().says("9f0904", JOINING).says("9f0b", ACCESS);
    assertFailed(JoinFailure.KEY_NOT_GRANTED, exchange.says("9f0904", JOINING));
  }
}
