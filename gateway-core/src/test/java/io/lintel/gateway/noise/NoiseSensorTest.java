package io.lintel.gateway.noise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.noise.NoiseSensor.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NoiseSensorTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final UUID DEVICE = new UUID(7, 0);
  private static final NoiseThreshold NIGHT = threshold(1, 60, "22:00", "07:00");
  private static final Instant EVENING = Instant.parse("2026-01-10T22:00:00Z");

  private NoiseSensor sensor = NoiseSensor.restored(List.of(NIGHT), Set.of(), 0);
  private final List<UUID> told = new ArrayList<>();
  private Moment now = new Moment(0, EVENING);

  @Test
  void one_loud_reading_triggers_at_once() {
    hear(75);
    assertEquals(List.of(NIGHT.noiseThresholdId()), told);
    assertEquals(Set.of(NIGHT.noiseThresholdId()), sensor.triggering());
  }

  @Test
  void what_stays_loud_is_told_once() {
    for (int i = 0; i < 100; i++) {
      hear(75);
      pass(Duration.ofSeconds(2));
    }
    assertEquals(1, told.size());
  }

  @Test
  void a_level_that_wavers_at_the_threshold_is_told_once() {
    for (int i = 0; i < 100; i++) {
      hear(i % 2 == 0 ? 60.5 : 58);
      pass(Duration.ofSeconds(20));
    }
    assertEquals(1, told.size());
  }

  @Test
  void a_quiet_while_ends_it_and_the_next_noise_is_told_again() {
    hear(75);
    pass(Duration.ofSeconds(2));
    hear(40);
    assertTrue(isTriggering(), "the mean of the window is still above");
    pass(Samples.WINDOW);
    assertFalse(isTriggering());
    hear(75);
    assertEquals(2, told.size());
  }

  @Test
  void a_moment_of_quiet_within_a_noise_is_not_the_end_of_it() {
    hear(75);
    pass(Duration.ofSeconds(2));
    hear(40);
    pass(Duration.ofSeconds(1));
    hear(75);
    pass(Samples.WINDOW);
    hear(75);
    assertEquals(1, told.size());
  }

  @Test
  void a_noise_outside_the_daily_window_triggers_nothing_until_it_begins() {
    now = new Moment(0, Instant.parse("2026-01-10T20:59:00Z"));
    hear(75);
    assertEquals(List.of(), told);
    pass(Duration.ofMinutes(1));
    assertEquals(1, told.size());
  }

  @Test
  void the_end_of_the_daily_window_ends_it() {
    hear(75);
    now = new Moment(now.bootNanos() + 1, Instant.parse("2026-01-11T06:00:00Z"));
    look();
    assertFalse(isTriggering());
  }

  @Test
  void a_sensor_that_falls_silent_stands_above_nothing() {
    hear(75);
    pass(Samples.SILENCE_MAX.minusSeconds(1));
    assertTrue(isTriggering());
    pass(Duration.ofSeconds(1));
    assertFalse(isTriggering());
  }

  @Test
  void after_a_restart_the_same_noise_is_not_told_again() {
    sensor = NoiseSensor.restored(List.of(NIGHT), Set.of(NIGHT.noiseThresholdId()), 0);
    look();
    pass(Duration.ofMinutes(2));
    assertTrue(isTriggering());
    hear(75);
    assertEquals(List.of(), told);
  }

  @Test
  void after_a_restart_a_silent_sensor_is_not_believed_for_ever() {
    sensor = NoiseSensor.restored(List.of(NIGHT), Set.of(NIGHT.noiseThresholdId()), 0);
    pass(Samples.SILENCE_MAX);
    assertFalse(isTriggering());
  }

  @Test
  void a_risk_score_triggers_where_the_sensor_has_one() {
    var score =
        new NoiseThreshold(
            new UUID(0, 2),
            DEVICE,
            "Score",
            NoiseThreshold.NEVER_DECIBELS,
            OptionalDouble.of(50),
            NIGHT.window());
    sensor = NoiseSensor.restored(List.of(score), Set.of(), 0);
    hear(190);
    assertEquals(List.of(), told);
    take(sensor.heard(new NoiseLevel(40, OptionalDouble.of(99)), now));
    assertEquals(List.of(score.noiseThresholdId()), told);
  }

  @Test
  void a_changed_threshold_that_is_reached_already_triggers_once() {
    hear(50);
    sensor = sensor.with(threshold(1, 45, "22:00", "07:00"));
    look();
    look();
    assertEquals(1, told.size());
  }

  @Test
  void a_removed_threshold_triggers_nothing_any_more() {
    hear(75);
    sensor = sensor.without(NIGHT.noiseThresholdId());
    look();
    assertEquals(Set.of(), sensor.triggering());
    assertTrue(sensor.looksAgainIn(now).isEmpty());
  }

  @Test
  void thresholds_of_one_sensor_must_not_overlap_nor_be_in_two_zones() {
    assertTrue(sensor.conflict(threshold(2, 80, "06:00", "08:00")).isPresent());
    assertTrue(sensor.conflict(threshold(2, 80, "07:00", "22:00")).isEmpty());
    assertTrue(sensor.conflict(threshold(1, 80, "06:00", "08:00")).isEmpty(), "its own place");
    var elsewhere =
        new DailyWindow(LocalTime.of(12, 0), LocalTime.of(13, 0), ZoneId.of("Asia/Tokyo"));
    assertTrue(
        sensor
            .conflict(
                new NoiseThreshold(
                    new UUID(0, 2), DEVICE, "", 80, OptionalDouble.empty(), elsewhere))
            .isPresent());
  }

  @Test
  void whatever_happens_each_crossing_is_told_once_and_ends_before_the_next() {
    for (int seed = 0; seed < 50; seed++) {
      var random = new Random(seed);
      sensor = NoiseSensor.restored(List.of(NIGHT), Set.of(), 0);
      for (int i = 0; i < 300; i++) {
        if (random.nextInt(4) > 0) {
          hear(40 + random.nextInt(40));
        } else {
          pass(Duration.ofMillis(random.nextInt(random.nextBoolean() ? 6_000 : 7_200_000)));
        }
      }
    }
    assertTrue(told.size() > 300, "only " + told.size());
  }

  private void hear(double decibels) {
    take(sensor.heard(new NoiseLevel(decibels, OptionalDouble.empty()), now));
  }

  /** Time passes, and the sensor is looked at whenever it asked for it. */
  private void pass(Duration duration) {
    var left = duration;
    while (true) {
      var next = sensor.looksAgainIn(now).orElse(left);
      var step = next.compareTo(left) < 0 ? next : left;
      assertTrue(step.equals(left) || step.isPositive(), "it asks to be looked at for ever");
      now = new Moment(now.bootNanos() + step.toNanos(), now.wall().plus(step));
      look();
      left = left.minus(step);
      if (!left.isPositive()) {
        return;
      }
    }
  }

  private void look() {
    take(sensor.look(now));
  }

  /** Every step is held to it: told is what was not triggering before and is now, in its window. */
  private void take(NoiseSensor.Step step) {
    var begun = new HashSet<>(step.next().triggering());
    begun.removeAll(sensor.triggering());
    assertEquals(
        begun,
        step.triggered().stream()
            .map(NoiseThreshold::noiseThresholdId)
            .collect(Collectors.toSet()));
    assertTrue(step.triggered().stream().allMatch(each -> each.window().contains(now.wall())));
    sensor = step.next();
    step.triggered().forEach(threshold -> told.add(threshold.noiseThresholdId()));
  }

  private boolean isTriggering() {
    return sensor.triggering().contains(NIGHT.noiseThresholdId());
  }

  private static NoiseThreshold threshold(int id, double decibels, String from, String to) {
    var window = new DailyWindow(LocalTime.parse(from), LocalTime.parse(to), PARIS);
    return new NoiseThreshold(
        new UUID(0, id), DEVICE, "Night", decibels, OptionalDouble.empty(), window);
  }
}
