package io.lintel.gateway.climate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final Turn HOME = Turn.fallback("home");
  private static final Turn AWAY = Turn.fallback("away");

  @Test
  void a_device_that_does_not_take_a_preset_is_tried_ever_later_up_to_a_quarter_of_an_hour() {
    var pace = Pace.free();
    var seconds = new long[7];
    for (int i = 0; i < seconds.length; i++) {
      pace = pace.failed(HOME, 0);
      seconds[i] = pace.waitFor(HOME, 0).toSeconds();
    }
    assertEquals("30 60 120 240 480 900 900", words(seconds));
    assertEquals(Duration.ZERO, pace.waitFor(HOME, Duration.ofMinutes(15).toNanos()));
  }

  @Test
  void another_preset_waits_for_nothing() {
    var pace = Pace.free().failed(HOME, 0).failed(HOME, 0);
    assertEquals(Duration.ZERO, pace.waitFor(AWAY, 0));
    assertEquals(Duration.ofSeconds(30), pace.failed(AWAY, 0).waitFor(AWAY, 0));
  }

  @Test
  void two_that_disagree_do_not_fight_all_day() {
    var pace = Pace.free().failed(HOME, 0).taken(HOME, 0);
    assertEquals(Duration.ofSeconds(10), pace.waitFor(HOME, 0));
    assertEquals(Duration.ofSeconds(30), pace.failed(HOME, 0).waitFor(HOME, 0));
  }

  private static String words(long... seconds) {
    return Arrays.stream(seconds).mapToObj(Long::toString).collect(Collectors.joining(" "));
  }
}
