package io.lintel.driver.zwave.security.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.security.Level;
import io.lintel.driver.zwave.security.SecurityClass;
import io.lintel.driver.zwave.security.Seeded;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class S0KeyExchangeTest {
  private static final Level CLEAR = new Level.Clear();
  private static final Level JOINING = new Level.Joining();
  private static final Level S0 = new Level.Secure(SecurityClass.S0);
  private static final NetworkKeys KEYS = NetworkKeys.made(Seeded.of(1));

  // SCHEME_REPORT; its byte may be anything: nobody may check it
  private static final String SCHEME_REPORT = "9805ff";
  private static final String NETWORK_KEY_VERIFY = "9807";

  @Test
  void scheme_key_verification() {
    Exchange exchange = new Exchange(KeyExchange.beginS0(KEYS));
    assertEquals("980400", exchange.sent(CLEAR));
    exchange.says(SCHEME_REPORT, CLEAR);
    assertEquals("9806" + KEYS.of(KeyName.S0_LEGACY).octets().hex(), exchange.sent(JOINING));
    assertEquals(new JoinEffect.ExpectClass(SecurityClass.S0), exchange.effects().getFirst());
    exchange.says(NETWORK_KEY_VERIFY, S0);
    assertEquals(
        Optional.of(new JoinResult.Joined(Set.of(SecurityClass.S0), Optional.empty())),
        exchange.result());
  }

  @Test
  void a_verification_that_is_not_under_the_key_verifies_nothing() {
    for (Level level : List.of(CLEAR, JOINING)) {
      Exchange exchange = untilKey().says(NETWORK_KEY_VERIFY, level);
      assertTrue(exchange.changedNothing());
      assertFalse(exchange.isOver());
    }
  }

  @Test
  void a_verification_before_the_key_verifies_nothing() {
    Exchange exchange = new Exchange(KeyExchange.beginS0(KEYS)).says(NETWORK_KEY_VERIFY, S0);
    assertTrue(exchange.changedNothing());
  }

  @Test
  void a_scheme_that_comes_again_gives_no_second_key() {
    assertTrue(untilKey().says(SCHEME_REPORT, CLEAR).changedNothing());
  }

  @Test
  void silence_ends_each_step() {
    for (Exchange each : List.of(new Exchange(KeyExchange.beginS0(KEYS)), untilKey())) {
      assertEquals(
          Optional.of(new JoinResult.Failed(JoinFailure.NO_ANSWER)), each.lapses().result());
    }
  }

  @Test
  void what_does_not_get_through_is_sent_three_times_more() {
    Exchange exchange = untilKey();
    String key = exchange.sent(JOINING);
    for (int repeat = 1; repeat <= 3; repeat++) {
      assertEquals(key, exchange.fails().lapses().sent(JOINING));
    }
    assertEquals(
        Optional.of(new JoinResult.Failed(JoinFailure.UNREACHABLE)), exchange.fails().result());
  }

  @Test
  void the_operator_may_cancel() {
    Exchange exchange = untilKey().on(new JoinInput.Cancelled());
    assertEquals(Optional.of(new JoinResult.Failed(JoinFailure.CANCELLED)), exchange.result());
    assertTrue(exchange.all(JoinEffect.Send.class).isEmpty(), "S0 has no word for it");
  }

  @Test
  void garbage_changes_nothing() {
    for (String hex : new String[] {"98", "980512", "9806", "98ff", "9f04", "984000"}) {
      Exchange exchange = untilKey().says(hex, CLEAR);
      assertTrue(exchange.changedNothing(), hex);
      assertFalse(exchange.isOver());
    }
  }

  private static Exchange untilKey() {
    return new Exchange(KeyExchange.beginS0(KEYS)).says(SCHEME_REPORT, CLEAR);
  }
}
