package io.lintel.driver.zwave.encap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.wire.Octets;
import org.junit.jupiter.api.Test;

class SessionsHeardTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Supervision.Get OPENED =
      new Supervision.Get(7, false, Octets.ofHex("7105000000ff060601"));

  @Test
  void the_same_command_in_the_same_session_is_the_same_one() {
    SessionsHeard heard = SessionsHeard.NONE.with(0, OPENED, 0);
    assertTrue(heard.knows(0, OPENED, 5 * SECOND));
  }

  @Test
  void another_session_command_or_endpoint_is_another_one() {
    SessionsHeard heard = SessionsHeard.NONE.with(0, OPENED, 0);
    assertFalse(heard.knows(0, new Supervision.Get(8, false, OPENED.command()), SECOND));
    assertFalse(heard.knows(0, new Supervision.Get(7, false, Octets.of(0x62, 3)), SECOND));
    assertFalse(heard.knows(1, OPENED, SECOND));
  }

  @Test
  void after_half_a_minute_it_is_a_new_one() {
    SessionsHeard heard = SessionsHeard.NONE.with(0, OPENED, 0);
    assertFalse(heard.knows(0, OPENED, 31 * SECOND));
  }

  @Test
  void a_flood_of_sessions_keeps_the_last_four() {
    SessionsHeard heard = SessionsHeard.NONE;
    for (int session = 0; session < 64; session++) {
      heard = heard.with(0, new Supervision.Get(session, false, OPENED.command()), 0);
    }
    assertEquals(4, heard.sessions().size());
    assertTrue(heard.knows(0, new Supervision.Get(63, false, OPENED.command()), 0));
  }
}
