package io.lintel.gateway.climate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegimeTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final UUID WORKDAY = new UUID(0, 1);
  private static final UUID WEEKEND = new UUID(0, 2);

  private static final Regime WEEK =
      Regime.empty()
          .withDailyPrograms(
              List.of(
                  daily(WORKDAY, "06:30", "wake", "08:00", "away", "22:00", "sleep"),
                  daily(WEEKEND, "09:00", "home", "23:00", "sleep")))
          .withWeekly(weekly(WORKDAY, WORKDAY, WORKDAY, WORKDAY, WORKDAY, WEEKEND, WEEKEND));

  @Test
  void a_period_lasts_until_the_next_one_over_midnight_and_into_another_kind_of_day() {
    assertEquals("away", at(WEEK, "2026-01-09T08:00:00Z"));
    assertEquals("sleep", at(WEEK, "2026-01-09T21:00:00Z"), "Friday 22:00");
    assertEquals("sleep", at(WEEK, "2026-01-10T07:59:59Z"), "Saturday before 09:00");
    assertEquals("home", at(WEEK, "2026-01-10T08:00:00Z"));
    assertEquals("sleep", at(WEEK, "2026-01-12T05:29:59Z"), "Monday before 06:30");
    assertEquals("wake", at(WEEK, "2026-01-12T05:30:00Z"));
  }

  @Test
  void a_day_without_a_program_is_left_to_the_fallback() {
    var gap =
        WEEK.withWeekly(weekly(WORKDAY, WORKDAY, null, WORKDAY, WORKDAY, WEEKEND, WEEKEND))
            .withFallback(Optional.of("home"));
    assertEquals("sleep", at(gap, "2026-01-06T22:59:59Z"), "Tuesday 23:59:59");
    assertEquals("home", at(gap, "2026-01-06T23:00:00Z"), "Wednesday 00:00");
    assertEquals("home", at(gap, "2026-01-08T05:29:59Z"), "Thursday before 06:30");
    assertEquals("wake", at(gap, "2026-01-08T05:30:00Z"));
    assertEquals(
        Instant.parse("2026-01-06T23:00:00Z"),
        gap.changesAfter(Instant.parse("2026-01-06T22:30:00Z"), PARIS).orElseThrow());
  }

  @Test
  void the_program_follows_the_clock_on_the_wall() {
    assertEquals("sleep", at(WEEK, "2026-03-29T06:59:59Z"));
    assertEquals("home", at(WEEK, "2026-03-29T07:00:00Z"), "09:00 in summer");
    assertEquals("home", at(WEEK, "2026-10-25T08:00:00Z"), "09:00 in winter");
    assertEquals("sleep", at(WEEK, "2026-10-25T07:59:59Z"));
  }

  @Test
  void a_period_in_the_hour_that_the_clock_skips_begins_when_it_skips() {
    var night =
        WEEK.withDailyProgram(daily(WEEKEND, "02:30", "wake", "03:00", "home", "23:00", "sleep"));
    assertEquals("sleep", at(night, "2026-03-29T00:59:59Z"));
    assertEquals("home", at(night, "2026-03-29T01:00:00Z"), "02:30 and 03:00 at once");
    assertEquals("home", at(night, "2026-03-29T01:45:00Z"), "and 02:30 comes no more");
    assertEquals("wake", at(night, "2026-10-25T00:30:00Z"), "the first 02:30");
    assertEquals("wake", at(night, "2026-10-25T01:30:00Z"), "the second is no new one");
    assertEquals(
        night.at(Instant.parse("2026-10-25T00:30:00Z"), PARIS),
        night.at(Instant.parse("2026-10-25T01:30:00Z"), PARIS));
  }

  @Test
  void a_schedule_goes_before_the_program_and_of_two_the_later() {
    var busy =
        WEEK.withSchedules(
            List.of(
                schedule(1, "guest", "2026-01-09T07:00:00Z", "2026-01-09T12:00:00Z"),
                schedule(2, "party", "2026-01-09T09:00:00Z", "2026-01-09T10:00:00Z")));
    assertEquals("guest", at(busy, "2026-01-09T08:00:00Z"));
    assertEquals("party", at(busy, "2026-01-09T09:00:00Z"));
    assertEquals("guest", at(busy, "2026-01-09T10:00:00Z"));
    assertEquals("away", at(busy, "2026-01-09T12:00:00Z"));
  }

  @Test
  void without_anything_it_is_nobodys_turn() {
    assertTrue(Regime.empty().at(Instant.EPOCH, PARIS).isEmpty());
    assertTrue(Regime.empty().changesAfter(Instant.EPOCH, PARIS).isEmpty());
  }

  @Test
  void nothing_changes_but_at_the_instants_that_are_foretold() {
    for (int seed = 0; seed < 100; seed++) {
      var random = new Random(seed);
      var regime = any(random);
      var now =
          Instant.parse(random.nextBoolean() ? "2026-03-27T00:00:00Z" : "2026-10-23T00:00:00Z");
      for (int i = 0; i < 60; i++) {
        var turn = regime.at(now, PARIS);
        var next = regime.changesAfter(now, PARIS).orElse(now.plus(Duration.ofDays(1)));
        assertTrue(next.isAfter(now), "seed " + seed);
        var between =
            now.plusSeconds(
                (long) (random.nextDouble() * (next.getEpochSecond() - now.getEpochSecond())));
        assertEquals(turn, regime.at(between, PARIS), "seed " + seed + " at " + between);
        turn.filter(t -> !t.since().equals(Instant.EPOCH))
            .ifPresent(t -> assertTrue(!t.since().isAfter(between)));
        now = next;
      }
    }
  }

  private static Regime any(Random random) {
    var regime =
        Regime.empty().withFallback(Optional.of("home").filter(key -> random.nextBoolean()));
    var days = new UUID[7];
    for (int i = 0; i < 3; i++) {
      var program = new UUID(0, i);
      regime = regime.withDailyProgram(anyDay(program, random));
    }
    for (int i = 0; i < 7; i++) {
      days[i] = random.nextInt(4) == 0 ? null : new UUID(0, random.nextInt(3));
    }
    var schedules = new ArrayList<ThermostatSchedule>();
    for (int i = 0; i < random.nextInt(4); i++) {
      var from = Instant.parse("2026-03-27T00:00:00Z").plusSeconds(random.nextInt(400_000));
      schedules.add(
          schedule(
              i,
              "guest",
              from.toString(),
              from.plusSeconds(1 + random.nextInt(90_000)).toString()));
    }
    return regime.withWeekly(weekly(days)).withSchedules(schedules);
  }

  private static DailyProgram anyDay(UUID id, Random random) {
    var periods = new ArrayList<DailyProgram.Period>();
    for (int hour = random.nextInt(5); hour < 24; hour += 1 + random.nextInt(12)) {
      periods.add(new DailyProgram.Period(LocalTime.of(hour, random.nextInt(60)), "p" + hour));
    }
    return new DailyProgram(id, Optional.empty(), Instant.EPOCH, periods);
  }

  private static String at(Regime regime, String instant) {
    return regime.at(Instant.parse(instant), PARIS).map(Turn::presetKey).orElse("nobody");
  }

  private static DailyProgram daily(UUID id, String... timesAndKeys) {
    var periods = new ArrayList<DailyProgram.Period>();
    for (int i = 0; i < timesAndKeys.length; i += 2) {
      periods.add(new DailyProgram.Period(LocalTime.parse(timesAndKeys[i]), timesAndKeys[i + 1]));
    }
    return new DailyProgram(id, Optional.empty(), Instant.EPOCH, periods);
  }

  private static WeeklyProgram weekly(@Nullable UUID... fromMonday) {
    Map<DayOfWeek, UUID> days = new EnumMap<>(DayOfWeek.class);
    Arrays.stream(DayOfWeek.values())
        .forEach(
            day ->
                Optional.ofNullable(fromMonday[day.getValue() - 1])
                    .ifPresent(id -> days.put(day, id)));
    return new WeeklyProgram(Instant.EPOCH, days);
  }

  private static ThermostatSchedule schedule(int id, String key, String from, String to) {
    return new ThermostatSchedule(
        new UUID(1, id),
        Optional.empty(),
        key,
        Instant.parse(from),
        Instant.parse(to),
        true,
        Optional.empty());
  }
}
