package io.lintel.gateway.climate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SteeringTest {

  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Instant NOON = Instant.parse("2026-01-10T12:00:00Z");
  private static final Regime FALLBACK = Regime.empty().withFallback(Optional.of("home"));

  @Test
  void the_preset_whose_turn_it_is_is_due_until_it_is_applied() {
    var turn = Turn.fallback("home");
    assertEquals(Optional.of(turn), Steering.none().due(FALLBACK, NOON, UTC));
    assertTrue(Steering.none().applied(turn).due(FALLBACK, NOON, UTC).isEmpty());
  }

  @Test
  void what_was_set_by_hand_stands_until_the_next_preset() {
    var regime = scheduled(true, Optional.empty());
    var steering = onSchedule(regime).adjusted(regime, NOON, UTC);
    assertTrue(due(steering, regime, NOON.plus(Duration.ofMinutes(59))).isEmpty());
    assertEquals("home", due(steering, regime, NOON.plus(Duration.ofHours(1))).orElseThrow());
  }

  @Test
  void an_override_ends_with_its_period_and_each_change_begins_it_anew() {
    var regime = scheduled(true, Optional.of(Duration.ofMinutes(20)));
    var first = onSchedule(regime).adjusted(regime, NOON, UTC);
    var again = first.adjusted(regime, NOON.plus(Duration.ofMinutes(15)), UTC);
    assertEquals("guest", due(first, regime, NOON.plus(Duration.ofMinutes(20))).orElseThrow());
    assertTrue(due(again, regime, NOON.plus(Duration.ofMinutes(34))).isEmpty());
    assertEquals("guest", due(again, regime, NOON.plus(Duration.ofMinutes(35))).orElseThrow());
  }

  @Test
  void where_no_override_is_allowed_the_preset_is_due_at_once() {
    var regime = scheduled(false, Optional.empty());
    var steering = onSchedule(regime).adjusted(regime, NOON, UTC);
    assertEquals("guest", due(steering, regime, NOON).orElseThrow());
  }

  @Test
  void an_activated_preset_goes_before_any_schedule_until_the_next_preset() {
    var regime = scheduled(false, Optional.empty());
    var steering = onSchedule(regime).activated("party", regime, NOON, UTC);
    assertTrue(due(steering, regime, NOON.plus(Duration.ofMinutes(59))).isEmpty());
    assertEquals(Optional.of("party"), steering.presetKey());
    assertEquals("home", due(steering, regime, NOON.plus(Duration.ofHours(1))).orElseThrow());
    var byHand = steering.adjusted(regime, NOON, UTC);
    assertTrue(due(byHand, regime, NOON).isEmpty(), "the schedule rules no longer");
  }

  @Test
  void activating_the_preset_whose_turn_it_is_ends_an_override() {
    var regime = scheduled(true, Optional.empty());
    var steering =
        onSchedule(regime).adjusted(regime, NOON, UTC).activated("guest", regime, NOON, UTC);
    assertTrue(steering.hold().isEmpty());
    assertTrue(due(steering, regime, NOON).isEmpty());
  }

  @Test
  void without_a_regime_what_was_set_stays() {
    var steering = Steering.none().activated("party", Regime.empty(), NOON, UTC);
    assertTrue(due(steering, Regime.empty(), NOON.plus(Duration.ofDays(400))).isEmpty());
    assertEquals("home", due(steering, FALLBACK, NOON).orElseThrow(), "until there is one");
  }

  private static Steering onSchedule(Regime regime) {
    return Steering.none().applied(regime.at(NOON, UTC).orElseThrow());
  }

  private static Optional<String> due(Steering steering, Regime regime, Instant now) {
    return steering.at(regime, now, UTC).due(regime, now, UTC).map(Turn::presetKey);
  }

  private static Regime scheduled(boolean overrideAllowed, Optional<Duration> overrideMax) {
    return FALLBACK.withSchedules(
        List.of(
            new ThermostatSchedule(
                new UUID(1, 1),
                Optional.empty(),
                "guest",
                NOON.minus(Duration.ofHours(1)),
                NOON.plus(Duration.ofHours(1)),
                overrideAllowed,
                overrideMax)));
  }
}
