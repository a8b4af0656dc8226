package io.lintel.gateway.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.CodeSlots.Window;
import io.lintel.spi.Report.SlotContent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeMachineTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final UUID OTHER = UUID.fromString("00000000-0000-4000-8000-000000000002");

  private final FakeLock lock = new FakeLock(5, false, false);
  private final LockBench bench = LockBench.with(lock);

  @Test
  void a_code_without_times_is_set_and_proven_by_reading_it_back() {
    var id = bench.create(LockBench.wanted("1234"));
    assertEquals(Stage.SETTING, bench.code(id).stage());
    assertInstanceOf(Verdict.Waits.class, bench.verdict(id));
    bench.pass(MINUTE);
    assertEquals(List.of("created", "mutations_requested", "set_on_device"), bench.events);
    assertTrue(lock.opens("1234", bench.at));
    assertInstanceOf(Verdict.Done.class, bench.verdict(id));
    assertInstanceOf(Work.Verify.class, lock.done.getLast());
  }

  @Test
  void a_reading_before_the_lock_has_settled_changes_nothing() {
    var id = bench.create(LockBench.wanted("1234"));
    bench.pass(Duration.ofSeconds(2)); // looked, written, not settled
    bench.feed(new Input.Seen(1, new SlotContent.Empty()));
    bench.pass(MINUTE);
    assertEquals(Stage.SET, bench.code(id).stage());
    assertEquals(List.of("created", "mutations_requested", "set_on_device"), bench.events);
  }

  @Test
  void a_later_code_waits_until_an_hour_before_it_starts() {
    var start = bench.at.plus(Duration.ofDays(2));
    var id = bench.create(LockBench.wanted("1234", start, start.plus(Duration.ofDays(1))));
    assertInstanceOf(Verdict.Done.class, bench.verdict(id), "durably scheduled");
    assertEquals(Stage.UNSET, bench.code(id).stage());
    bench.passUntil(start.minus(Duration.ofMinutes(61)));
    assertTrue(lock.done.isEmpty());
    bench.passUntil(start.minus(Duration.ofMinutes(59)));
    assertEquals(Stage.SET, bench.code(id).stage());
    bench.passUntil(start.plus(Duration.ofDays(1)).plus(MINUTE));
    assertTrue(lock.slots.isEmpty());
    assertFalse(bench.knows(id));
    assertEquals(
        List.of(
            "created", "mutations_requested", "set_on_device", "removed_from_device", "deleted"),
        bench.events);
  }

  @Test
  void a_lock_with_its_own_schedule_gets_the_code_three_days_ahead() {
    var scheduling = new FakeLock(5, true, false);
    var own = LockBench.with(scheduling);
    var start = own.at.plus(Duration.ofDays(10));
    var end = start.plus(Duration.ofDays(1));
    var id = own.create(LockBench.wanted("1234", start, end));
    own.passUntil(start.minus(Duration.ofDays(3)).minus(MINUTE));
    assertTrue(scheduling.slots.isEmpty());
    own.passUntil(start.minus(Duration.ofHours(71)));
    assertEquals(Optional.of(new Window(start, end)), scheduling.at(1).window());
    assertEquals(Stage.UNSET, own.code(id).stage());
    assertTrue(own.code(id).isScheduledOnDevice());
    own.passUntil(start.plusSeconds(1));
    assertEquals(Stage.SET, own.code(id).stage());
    assertEquals(
        List.of("created", "mutations_requested", "scheduled_on_device", "set_on_device"),
        own.events);
  }

  @Test
  void a_deleted_code_leaves_its_slot_and_is_gone() {
    var id = bench.create(LockBench.wanted("1234"));
    bench.pass(MINUTE);
    bench.feed(new Input.Delete(id));
    assertEquals(Stage.REMOVING, bench.code(id).stage());
    bench.pass(MINUTE);
    assertInstanceOf(Verdict.Gone.class, bench.verdict(id));
    assertTrue(lock.slots.isEmpty());
    bench.sync();
    assertTrue(bench.store.isEmpty());
    assertEquals(
        List.of("mutations_requested", "removed_from_device", "deleted"),
        bench.events.subList(3, 6));
  }

  @Test
  void a_code_that_was_never_programmed_is_only_deleted() {
    var start = bench.at.plus(Duration.ofDays(2));
    var id = bench.create(LockBench.wanted("1234", start, start.plus(MINUTE)));
    bench.feed(new Input.Delete(id));
    assertFalse(bench.knows(id));
    assertEquals(
        List.of("created", "mutations_requested", "mutations_requested", "deleted"), bench.events);
  }

  @Test
  void a_delete_while_the_code_is_being_written_leaves_nothing_behind() {
    var id = bench.create(LockBench.wanted("1234"));
    bench.pass(Duration.ofSeconds(1)); // the write is under way
    bench.feed(new Input.Delete(id));
    bench.pass(MINUTE);
    assertFalse(bench.knows(id));
    assertTrue(lock.slots.isEmpty());
  }

  @Test
  void the_old_digits_stay_valid_until_the_new_ones_are_proven() {
    var id = bench.create(LockBench.wanted("1234"));
    bench.pass(MINUTE);
    bench.feed(new Input.Update(id, LockBench.wanted("5678")));
    while (!lock.opens("5678", bench.at)) {
      assertTrue(lock.opens("1234", bench.at));
      bench.pass(Duration.ofMillis(500));
    }
    assertTrue(lock.opens("1234", bench.at), "not proven yet");
    bench.pass(MINUTE);
    assertFalse(lock.opens("1234", bench.at));
    assertEquals(1, bench.code(id).placements().size());
    assertEquals(
        List.of("changed", "mutations_requested", "code_changed"), bench.events.subList(3, 6));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void without_a_second_slot_the_old_one_is_written_over(boolean masked) {
    var small = new FakeLock(1, false, masked);
    var own = LockBench.with(small);
    var id = own.create(LockBench.wanted("1234"));
    own.pass(MINUTE);
    own.feed(new Input.Update(id, LockBench.wanted("5678")));
    own.pass(MINUTE);
    assertTrue(small.opens("5678", own.at));
    assertInstanceOf(Verdict.Done.class, own.verdict(id));
    assertEquals(1, small.slots.size());
  }

  @Test
  void when_the_times_move_away_the_code_leaves_until_then() {
    var id = bench.create(LockBench.wanted("1234", bench.at, bench.at.plus(Duration.ofDays(1))));
    bench.pass(MINUTE);
    var later = bench.at.plus(Duration.ofDays(5));
    bench.feed(
        new Input.Update(id, LockBench.wanted("1234", later, later.plus(Duration.ofDays(1)))));
    bench.pass(MINUTE);
    assertTrue(lock.slots.isEmpty());
    assertEquals(Stage.UNSET, bench.code(id).stage());
    assertInstanceOf(Verdict.Done.class, bench.verdict(id));
    bench.passUntil(later);
    assertTrue(lock.opens("1234", bench.at));
  }

  @Test
  void new_times_reach_a_scheduling_lock_in_the_same_slot() {
    var scheduling = new FakeLock(5, true, false);
    var own = LockBench.with(scheduling);
    var start = own.at;
    var id = own.create(LockBench.wanted("1234", start, start.plus(Duration.ofDays(1))));
    own.pass(MINUTE);
    own.feed(new Input.Update(id, LockBench.wanted("1234", start, start.plus(Duration.ofDays(3)))));
    own.pass(MINUTE);
    assertEquals(start.plus(Duration.ofDays(3)), scheduling.at(1).window().orElseThrow().until());
    assertEquals("time_frame_changed", own.events.getLast());
    assertEquals(1, scheduling.slots.size());
  }

  @Test
  void while_the_clock_is_not_trusted_ends_count_and_starts_wait() {
    var day = Duration.ofDays(1);
    var ending = bench.create(LockBench.wanted("1234", bench.at, bench.at.plus(day)));
    var starting =
        bench.create(
            OTHER, LockBench.wanted("5678", bench.at.plus(day), bench.at.plus(day).plus(day)));
    bench.pass(MINUTE);
    bench.trusted = false;
    bench.restart();
    bench.pass(day.plus(MINUTE));
    assertFalse(bench.knows(ending));
    assertTrue(lock.slots.isEmpty());
    assertEquals(Stage.UNSET, bench.code(starting).stage());
    bench.trusted = true;
    bench.feed(new Input.Tick());
    bench.pass(MINUTE);
    assertEquals(Stage.SET, bench.code(starting).stage());
  }

  @Test
  void what_had_begun_goes_on_while_the_clock_is_not_trusted() {
    var id = bench.create(LockBench.wanted("1234", bench.at, bench.at.plus(Duration.ofDays(1))));
    bench.pass(MINUTE);
    bench.trusted = false;
    bench.restart();
    bench.pass(MINUTE);
    assertEquals(Stage.SET, bench.code(id).stage());
    assertTrue(lock.opens("1234", bench.at));
  }

  @Test
  void a_restart_at_any_second_leaks_no_slot_and_locks_nobody_out() {
    for (int second = 0; second < 40; second++) {
      lifeWithRestartAt(second);
    }
  }

  private static void lifeWithRestartAt(int second) {
    var lock = new FakeLock(2, false, second % 2 == 0);
    var bench = LockBench.with(lock);
    var id = bench.create(LockBench.wanted("1234"));
    restartDuring(bench, second);
    assertTrue(lock.opens("1234", bench.at), "set, restart at " + second);
    bench.feed(new Input.Update(id, LockBench.wanted("5678")));
    restartDuring(bench, second);
    assertTrue(lock.opens("5678", bench.at), "updated, restart at " + second);
    assertEquals(1, lock.slots.size(), "restart at " + second);
    bench.feed(new Input.Delete(id));
    restartDuring(bench, second);
    assertTrue(lock.slots.isEmpty(), "restart at " + second);
    assertFalse(bench.knows(id));
  }

  private static void restartDuring(LockBench bench, int second) {
    bench.pass(Duration.ofMillis(500L * second));
    bench.restart();
    bench.pass(MINUTE);
  }

  @Test
  void where_the_gateway_holds_the_codes_they_are_set_when_they_start() {
    bench.holder = new Holder.Gateway();
    var start = bench.at.plus(Duration.ofHours(5));
    var now = bench.create(LockBench.wanted("1234"));
    var later = bench.create(OTHER, LockBench.wanted("5678", start, start.plus(MINUTE)));
    assertEquals(Stage.SET, bench.code(now).stage());
    assertInstanceOf(Verdict.Done.class, bench.verdict(later));
    bench.passUntil(start.minusSeconds(1));
    assertEquals(Stage.UNSET, bench.code(later).stage());
    bench.passUntil(start);
    assertEquals(Stage.SET, bench.code(later).stage());
    bench.passUntil(start.plus(MINUTE));
    assertFalse(bench.knows(later));
    assertTrue(lock.done.isEmpty());
  }

  @Test
  void no_event_shows_digits_unless_that_was_asked_for() {
    var id = bench.create(LockBench.wanted("1234"));
    bench.pass(MINUTE);
    bench.feed(new Input.Update(id, LockBench.wanted("5678")));
    bench.pass(MINUTE);
    bench.feed(new Input.Delete(id));
    bench.pass(MINUTE);
    assertFalse(bench.told.toString().contains("1234"), bench.told::toString);
    assertFalse(bench.told.toString().contains("5678"), bench.told::toString);
    assertFalse(bench.state.toString().contains("5678"));
  }

  @Test
  void an_instant_in_winter_and_one_in_summer_are_as_far_apart_as_the_clock_says() {
    var beforeChange = Instant.parse("2026-03-28T20:00:00Z");
    var own = new LockBench(lock, beforeChange);
    var start =
        Instant.parse("2026-03-29T01:30:00Z"); // half past three, there was no half past two
    own.create(LockBench.wanted("1234", start, start.plus(Duration.ofHours(1))));
    own.passUntil(start.minus(Duration.ofMinutes(61)));
    assertTrue(lock.slots.isEmpty());
    own.passUntil(start.minus(Duration.ofMinutes(58)));
    assertTrue(lock.opens("1234", own.at));
  }
}
