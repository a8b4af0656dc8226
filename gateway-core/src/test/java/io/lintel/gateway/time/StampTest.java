package io.lintel.gateway.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StampTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Stamp DEADLINE = new Stamp("a", 1_000, NOON, true);

  @Test
  void within_one_boot_boot_time_counts_whatever_the_wall_clock_says() {
    assertEquals(
        Stamp.Order.AHEAD, DEADLINE.order(new Stamp("a", 1_000, NOON.plusSeconds(9), true)));
    assertEquals(
        Stamp.Order.PAST, DEADLINE.order(new Stamp("a", 1_001, NOON.minusSeconds(9), true)));
  }

  @Test
  void after_a_reboot_the_wall_clock_counts_if_it_was_trusted_both_times() {
    assertEquals(Stamp.Order.AHEAD, DEADLINE.order(new Stamp("b", 9_999, NOON, true)));
    assertEquals(Stamp.Order.PAST, DEADLINE.order(new Stamp("b", 1, NOON.plusMillis(1), true)));
    assertEquals(Stamp.Order.UNKNOWN, DEADLINE.order(new Stamp("b", 1, NOON, false)));
    assertEquals(
        Stamp.Order.UNKNOWN,
        new Stamp("a", 1_000, NOON, false).order(new Stamp("b", 1, NOON, true)));
  }

  @Test
  void a_stamp_moves_on_all_clocks() {
    assertEquals(
        new Stamp("a", 1_000_001_000L, NOON.plusSeconds(1), true),
        DEADLINE.plus(Duration.ofSeconds(1)));
  }
}
