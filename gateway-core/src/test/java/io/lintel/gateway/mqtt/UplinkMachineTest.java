package io.lintel.gateway.mqtt;

import static io.lintel.gateway.mqtt.Bench.items;
import static io.lintel.gateway.mqtt.Bench.only;
import static io.lintel.gateway.mqtt.Bench.troubles;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.gateway.model.UplinkFault;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How connections begin, end and are tried again. */
class UplinkMachineTest {
  private final Bench bench = new Bench();

  @Test
  void back_off_has_full_jitter_between_1_and_60_s_and_grows() {
    var waits = new HashSet<Duration>();
    bench.awaitDial();
    for (int i = 0; i < 40; i++) {
      bench.hear(new Input.Unconnected(bench.generation(), UplinkFault.UNREACHABLE, "refused"));
      var wait = bench.awaitDial();
      assertTrue(wait.compareTo(Duration.ofSeconds(1)) >= 0, wait.toString());
      assertTrue(wait.compareTo(Duration.ofSeconds(60)) <= 0, wait.toString());
      assertTrue(i > 0 || wait.compareTo(Duration.ofSeconds(2)) <= 0, wait.toString());
      waits.add(wait);
    }
    assertTrue(waits.size() > 30, "no jitter");
    assertTrue(waits.stream().anyMatch(wait -> wait.compareTo(Duration.ofSeconds(30)) > 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x86, 0x87})
  void a_refused_login_is_tried_again_after_five_minutes(int reasonCode) {
    bench.awaitDial();
    bench.hear(new Input.Refused(bench.generation(), reasonCode));
    assertTrue(bench.awaitDial().compareTo(Duration.ofMinutes(5)) >= 0);
  }

  @Test
  void another_refusal_is_tried_again_soon() {
    bench.awaitDial();
    bench.hear(new Input.Refused(bench.generation(), 0x88));
    assertTrue(bench.awaitDial().compareTo(Duration.ofSeconds(2)) <= 0);
  }

  @Test
  void a_connection_is_never_torn_down_within_its_first_second() {
    bench.awaitDial();
    long begun = bench.nowNanos;
    bench.hear(new Input.Unconnected(bench.generation(), UplinkFault.TLS, "at once"));
    assertEquals(List.of(), only(bench.advance(Duration.ofMillis(999)), Effect.Close.class));
    assertEquals(1, only(bench.advance(Duration.ofMillis(1)), Effect.Close.class).size());
    assertEquals(Duration.ofSeconds(1).toNanos(), bench.nowNanos - begun);
  }

  @Test
  void a_connack_is_waited_for_10_s() {
    bench.awaitDial();
    assertEquals(List.of(), troubles(bench.advance(Duration.ofMillis(9_999))));
    assertEquals(List.of(UplinkFault.NO_ANSWER), troubles(bench.advance(Duration.ofMillis(1))));
  }

  @Test
  void an_acknowledgement_is_waited_for_15_s() {
    bench.up();
    bench.append(1);
    assertEquals(List.of(), troubles(bench.advance(Duration.ofMillis(14_999))));
    assertEquals(List.of(UplinkFault.SILENT), troubles(bench.advance(Duration.ofMillis(1))));
  }

  @Test
  void an_old_connection_that_does_not_end_is_left_behind() {
    bench.up();
    bench.drop();
    var effects = bench.advance(Duration.ofMinutes(1));
    assertTrue(troubles(effects).contains(UplinkFault.NOT_ENDING));
    assertFalse(only(effects, Effect.Dial.class).isEmpty());
  }

  @Test
  void results_of_an_old_connection_change_nothing() {
    bench.up();
    bench.append(1);
    long old = bench.generation();
    bench.drop();
    bench.awaitDial();
    var before = bench.state;
    bench.hear(new Input.Connected(old, Bench.ACCEPTED));
    bench.hear(new Input.Subscribed(old, 0));
    bench.hear(new Input.Answered(old, 2, 0));
    bench.hear(new Input.Lost(old, new ConnectionEnd.Dropped("late")));
    bench.hear(new Input.Ended(old));
    assertEquals(before, bench.state);
  }

  @Test
  void an_unknown_epoch_is_read_and_raised_before_anything_is_published() {
    var lost = new Bench(Bench.settings(true, 200), true, false);
    lost.append(1);
    lost.awaitDial();
    assertEquals(1, only(lost.hear(connected(lost)), Effect.Look.class).size());
    lost.hear(new Input.Looking(lost.generation()));
    var seen = new SeenPresence(7, true, false);
    var effects = lost.hear(new Input.Looked(lost.generation(), Optional.of(seen)));
    assertEquals(new Effect.RaiseEpoch(1, 7), effects.getFirst());
    lost.hear(new Input.Raised(lost.generation()));
    assertEquals(List.of(), items(lost.effects));
    assertEquals(
        new Effect.Close(1, true),
        only(lost.advance(Duration.ofSeconds(1)), Effect.Close.class).getFirst());
    assertFalse(items(lost.up()).isEmpty());
    assertEquals(List.of(), only(lost.effects, Effect.Tell.class));
  }

  @Test
  void where_nothing_is_retained_the_epoch_stands_after_half_a_second() {
    var fresh = new Bench(Bench.settings(true, 200), true, false);
    fresh.awaitDial();
    fresh.hear(connected(fresh));
    fresh.hear(new Input.Looking(fresh.generation()));
    assertEquals(List.of(), only(fresh.advance(Duration.ofMillis(499)), Effect.Subscribe.class));
    var effects = fresh.advance(Duration.ofMillis(1));
    assertEquals(1, only(effects, Effect.Subscribe.class).size());
    assertEquals(new Effect.RaiseEpoch(1, 0), effects.getFirst());
  }

  @Test
  void only_the_first_accepted_connection_of_an_epoch_is_a_clean_start() {
    var fresh = new Bench(Bench.settings(true, 200), true, true);
    fresh.awaitDial();
    fresh.hear(new Input.Unconnected(1, UplinkFault.UNREACHABLE, "refused"));
    fresh.up();
    fresh.drop();
    fresh.awaitDial();
    var dials = only(fresh.effects, Effect.Dial.class);
    assertEquals(List.of(true, true, false), dials.stream().map(Effect.Dial::cleanStart).toList());
    assertEquals(1, only(fresh.effects, Effect.RememberCleanStart.class).size());
  }

  @Test
  void a_take_over_keeps_us_away_for_five_minutes() {
    bench.up();
    var effects = bench.hear(new Input.Lost(bench.generation(), new ConnectionEnd.Told(0x8E)));
    assertEquals("gateway.takeover", only(effects, Effect.Tell.class).getFirst().eventType());
    assertTrue(bench.awaitDial().compareTo(Duration.ofMinutes(5)) >= 0);
  }

  @Test
  void three_quick_ends_and_a_foreign_presence_are_a_take_over() {
    threeQuickEnds();
    bench.hear(connected(bench));
    var theirs = new SeenPresence(1, true, false);
    var effects = bench.hear(new Input.Looked(bench.generation(), Optional.of(theirs)));
    assertEquals("gateway.takeover", only(effects, Effect.Tell.class).getFirst().eventType());
    assertTrue(bench.awaitDial().compareTo(Duration.ofMinutes(5)) >= 0);
  }

  @Test
  void three_quick_ends_with_our_own_presence_are_a_bad_network() {
    threeQuickEnds();
    bench.hear(connected(bench));
    var ours = new SeenPresence(1, true, true);
    var effects = bench.hear(new Input.Looked(bench.generation(), Optional.of(ours)));
    assertEquals(1, only(effects, Effect.Subscribe.class).size());
    assertEquals(List.of(), only(effects, Effect.Tell.class));
  }

  @Test
  void at_the_end_offline_is_told_before_the_goodbye() {
    bench.up();
    assertEquals(List.of(new Item.Presence(false)), items(bench.hear(new Input.Stop())));
    bench.answerOthers();
    var closes = only(bench.advance(Duration.ofSeconds(1)), Effect.Close.class);
    assertEquals(List.of(new Effect.Close(1, true)), closes);
    bench.hear(new Input.Ended(1));
    assertInstanceOf(Line.Stopped.class, bench.state.line());
  }

  @Test
  void an_end_without_an_answer_leaves_the_will_to_tell() {
    bench.up();
    bench.hear(new Input.Stop());
    var closes = only(bench.advance(Duration.ofSeconds(2)), Effect.Close.class);
    assertEquals(List.of(new Effect.Close(1, false)), closes);
  }

  @Test
  void a_refused_subscription_is_told_and_tried_again_late() {
    bench.awaitDial();
    bench.hear(connected(bench));
    var effects = bench.hear(new Input.Subscribed(bench.generation(), 0x87));
    assertEquals(List.of(UplinkFault.SUBSCRIBE_REFUSED), troubles(effects));
    assertTrue(bench.awaitDial().compareTo(Duration.ofMinutes(5)) >= 0);
  }

  @Test
  void two_gateways_with_one_seed_each_do_not_come_back_together() {
    assertNotEquals(
        new Retry(5, 1).delayNanos(Duration.ofSeconds(1), Duration.ofSeconds(60)),
        new Retry(5, 2).delayNanos(Duration.ofSeconds(1), Duration.ofSeconds(60)));
  }

  private void threeQuickEnds() {
    for (int i = 0; i < 3; i++) {
      bench.up();
      bench.drop();
    }
    bench.awaitDial();
  }

  private static Input.Connected connected(Bench bench) {
    return new Input.Connected(bench.generation(), Bench.ACCEPTED);
  }
}
