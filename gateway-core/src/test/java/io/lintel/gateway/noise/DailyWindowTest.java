package io.lintel.gateway.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DailyWindowTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final DailyWindow QUIET = window("22:00", "07:00");

  @Test
  void a_window_over_midnight_counts_on_both_sides_of_it() {
    assertFalse(QUIET.contains(at("2026-01-10T20:59:59Z")));
    assertTrue(QUIET.contains(at("2026-01-10T21:00:00Z")));
    assertTrue(QUIET.contains(at("2026-01-11T05:59:59Z")));
    assertFalse(QUIET.contains(at("2026-01-11T06:00:00Z")));
  }

  @Test
  void it_follows_the_clock_on_the_wall_when_that_is_changed() {
    assertTrue(QUIET.contains(at("2026-03-28T21:00:00Z")), "22:00 in winter");
    assertFalse(QUIET.contains(at("2026-03-29T05:00:00Z")), "07:00 in summer");
    assertTrue(QUIET.contains(at("2026-10-24T20:00:00Z")), "22:00 in summer");
    assertTrue(QUIET.contains(at("2026-10-25T05:59:59Z")), "06:59:59 in winter");
  }

  @Test
  void what_the_clock_skips_does_not_count_that_night() {
    var skipped = window("02:10", "02:50");
    var day = at("2026-03-28T23:00:00Z");
    for (int minute = 0; minute < 23 * 60; minute++) {
      assertFalse(skipped.contains(day.plus(Duration.ofMinutes(minute))));
    }
    assertTrue(skipped.contains(at("2026-03-30T00:15:00Z")), "02:15 the night after");
  }

  @Test
  void what_the_clock_shows_twice_counts_once() {
    var twice = window("02:10", "02:50");
    assertTrue(twice.contains(at("2026-10-25T00:15:00Z")));
    assertFalse(twice.contains(at("2026-10-25T01:15:00Z")));
  }

  @Test
  void windows_that_meet_leave_no_second_open_and_share_none() {
    var evening = window("22:00", "02:30");
    var morning = window("02:30", "07:00");
    for (String night : List.of("2026-03-28T22:00:00Z", "2026-10-24T21:00:00Z")) {
      for (int minute = 0; minute < 7 * 60; minute++) {
        var now = at(night).plus(Duration.ofMinutes(minute));
        assertTrue(evening.contains(now) ^ morning.contains(now), now::toString);
      }
    }
  }

  @Test
  void equal_times_are_a_whole_day() {
    var always = window("08:00", "08:00");
    assertTrue(always.contains(at("2026-05-05T05:59:59Z")));
    assertTrue(always.contains(at("2026-05-05T06:00:00Z")));
  }

  @Test
  void the_next_boundary_is_its_start_or_its_end() {
    assertEquals(at("2026-01-10T21:00:00Z"), QUIET.boundaryAfter(at("2026-01-10T12:00:00Z")));
    assertEquals(at("2026-01-11T06:00:00Z"), QUIET.boundaryAfter(at("2026-01-10T21:00:00Z")));
  }

  @Test
  void windows_overlap_when_a_time_of_day_is_in_both() {
    assertTrue(QUIET.overlaps(window("06:59", "08:00")));
    assertTrue(QUIET.overlaps(window("23:00", "23:30")));
    assertTrue(window("23:00", "23:30").overlaps(QUIET));
    assertFalse(QUIET.overlaps(window("07:00", "22:00")));
    assertFalse(window("07:00", "22:00").overlaps(QUIET));
    assertTrue(window("00:00", "00:00").overlaps(window("05:00", "05:01")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"22:00", "24:00:00", "22:00:00[Mars/Olympus]", "22:00:00+02:00", "22:00:00[]", ""})
  void what_is_no_time_of_day_is_none(String text) {
    assertTrue(DailyTime.parse(text).isEmpty());
  }

  @Test
  void a_time_may_name_its_zone() {
    var time = DailyTime.parse("22:00:00[America/Los_Angeles]").orElseThrow();
    assertEquals(LocalTime.of(22, 0), time.time());
    assertEquals(ZoneId.of("America/Los_Angeles"), time.zone().orElseThrow());
    assertTrue(DailyTime.parse("22:00:00").orElseThrow().zone().isEmpty());
    assertEquals(List.of("22:00:00[Europe/Paris]", "07:00:00[Europe/Paris]"), QUIET.texts());
  }

  private static DailyWindow window(String from, String to) {
    return new DailyWindow(LocalTime.parse(from), LocalTime.parse(to), PARIS);
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }
}
