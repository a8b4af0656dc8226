package io.lintel.gateway.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class CivilTimeTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Test
  void a_time_that_the_clock_skips_is_when_it_skips() {
    assertEquals(Instant.parse("2026-03-29T01:00:00Z"), first("2026-03-29T02:30"));
    assertEquals(Instant.parse("2026-03-29T01:00:00Z"), first("2026-03-29T02:00"));
    assertEquals(Instant.parse("2026-03-29T01:00:00Z"), first("2026-03-29T03:00"));
  }

  @Test
  void a_time_that_the_clock_shows_twice_is_the_first_of_them() {
    assertEquals(Instant.parse("2026-10-25T00:30:00Z"), first("2026-10-25T02:30"));
    assertEquals(Instant.parse("2026-10-25T02:00:00Z"), first("2026-10-25T03:00"));
  }

  @Test
  void times_that_follow_each_other_never_change_places() {
    for (String night : new String[] {"2026-03-29T00:00", "2026-10-25T00:00"}) {
      var local = LocalDateTime.parse(night);
      for (int minute = 0; minute < 300; minute++) {
        var one = CivilTime.first(local.plusMinutes(minute), PARIS);
        var next = CivilTime.first(local.plusMinutes(minute + 1L), PARIS);
        assertTrue(!next.isBefore(one), () -> one + " then " + next);
      }
    }
  }

  private static Instant first(String local) {
    return CivilTime.first(LocalDateTime.parse(local), PARIS);
  }
}
