package io.lintel.gateway.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clock that was not set for a day, at a site that wants no code whose end cannot be told. */
class StaleClockTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final UUID OTHER = UUID.fromString("00000000-0000-4000-8000-000000000002");

  private final FakeLock lock = new FakeLock(5, false, false);
  private final LockBench bench = LockBench.with(lock);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_code_with_an_end_leaves_the_lock_and_is_put_back_when_the_clock_is_set(boolean masked) {
    var own = new FakeLock(5, false, masked);
    var at = LockBench.with(own);
    var id = at.create(guest(at));
    at.pass(MINUTE);
    stale(at);
    at.pass(MINUTE);
    assertTrue(own.slots.isEmpty());
    assertEquals(Stage.UNSET, at.code(id).stage());
    assertTrue(at.code(id).has(Trouble.Kind.ACCESS_CODE_INACTIVE));
    assertEquals(
        List.of("failed_to_set_on_device", "removed_from_device"), at.events.subList(3, 5));
    at.pass(Duration.ofHours(3));
    assertEquals(5, at.events.size(), "told once");
    set(at);
    at.pass(MINUTE);
    assertTrue(own.opens("1234", at.at));
    assertEquals(List.of(), at.code(id).troubles());
    assertEquals(List.of("set_on_device"), at.events.subList(5, at.events.size()));
  }

  @Test
  void a_code_without_an_end_stays() {
    var id = bench.create(LockBench.wanted("1234"));
    bench.pass(MINUTE);
    stale(bench);
    bench.pass(MINUTE);
    assertTrue(lock.opens("1234", bench.at));
    assertEquals(List.of(), bench.code(id).troubles());
  }

  @Test
  void what_has_ended_by_the_earliest_that_it_can_be_is_gone_for_good() {
    var id = bench.create(guest(bench));
    bench.pass(MINUTE);
    stale(bench);
    bench.pass(Duration.ofHours(5));
    assertFalse(bench.knows(id));
    set(bench);
    bench.pass(MINUTE);
    assertTrue(lock.slots.isEmpty());
    assertEquals("deleted", bench.events.getLast());
  }

  @Test
  void a_code_that_the_lock_watches_itself_leaves_too_and_is_scheduled_again() {
    var scheduling = new FakeLock(5, true, false);
    var own = LockBench.with(scheduling);
    var start = own.at.plus(Duration.ofDays(1));
    var id = own.create(LockBench.wanted("1234", start, start.plus(Duration.ofDays(1))));
    own.pass(MINUTE);
    stale(own);
    own.pass(MINUTE);
    assertTrue(scheduling.slots.isEmpty());
    assertEquals(Optional.empty(), own.code(id).confirmed());
    set(own);
    own.pass(MINUTE);
    assertEquals(1, scheduling.slots.size());
    assertEquals("scheduled_on_device", own.events.getLast());
    assertEquals(List.of(), own.code(id).troubles());
  }

  @Test
  void a_code_for_later_is_told_as_inactive_only_once_it_would_open() {
    bench.denying = true;
    bench.trusted = false;
    var start = bench.at.plus(Duration.ofHours(2));
    var id = bench.create(LockBench.wanted("1234", start, start.plus(Duration.ofHours(2))));
    assertInstanceOf(Verdict.Done.class, bench.verdict(id), "durably scheduled");
    assertEquals(List.of(), bench.code(id).troubles());
    bench.passUntil(start.plus(MINUTE));
    assertTrue(bench.code(id).has(Trouble.Kind.ACCESS_CODE_INACTIVE));
    assertTrue(lock.slots.isEmpty());
    assertEquals("failed_to_set_on_device", bench.events.getLast());
    assertFalse(bench.events.contains("removed_from_device"), "it never was there");
  }

  @Test
  void an_attempt_for_such_a_code_ends_with_why_and_the_wish_is_kept() {
    var id = bench.create(guest(bench));
    bench.pass(MINUTE);
    stale(bench);
    bench.pass(MINUTE);
    var was = bench.code(id).wanted();
    bench.feed(
        new Input.Update(
            id,
            LockBench.wanted("5678", was.startsAt().orElseThrow(), was.endsAt().orElseThrow())));
    var failed = assertInstanceOf(Verdict.Failed.class, bench.verdict(id));
    assertEquals("access_code_inactive", failed.failure().type());
    set(bench);
    bench.pass(MINUTE);
    assertTrue(lock.opens("5678", bench.at));
    assertInstanceOf(Verdict.Done.class, bench.verdict(id));
  }

  @Test
  void a_removal_that_the_lock_refuses_is_told_as_one_and_goes_on() {
    var id = bench.create(guest(bench));
    bench.pass(MINUTE);
    lock.stuck = Optional.of(FakeLock.offline());
    stale(bench);
    bench.pass(Duration.ofMinutes(10));
    assertTrue(bench.code(id).has(Trouble.Kind.FAILED_TO_REMOVE_FROM_DEVICE));
    assertFalse(bench.code(id).has(Trouble.Kind.FAILED_TO_SET_ON_DEVICE));
    assertEquals("failed_to_remove_from_device", bench.events.getLast());
    lock.stuck = Optional.empty();
    bench.pass(Duration.ofMinutes(6));
    assertTrue(lock.slots.isEmpty());
    assertEquals(
        List.of(Trouble.Kind.ACCESS_CODE_INACTIVE),
        bench.code(id).troubles().stream().map(Trouble::kind).toList());
  }

  @Test
  void a_clock_that_is_set_before_the_lock_answers_leaves_the_code_where_it_is() {
    var id = bench.create(guest(bench));
    bench.pass(MINUTE);
    lock.stuck = Optional.of(FakeLock.offline());
    stale(bench);
    bench.pass(MINUTE);
    set(bench);
    lock.stuck = Optional.empty();
    bench.pass(Duration.ofMinutes(6));
    assertTrue(lock.opens("1234", bench.at));
    assertEquals(List.of(), bench.code(id).troubles());
    assertEquals(
        0, lock.done.stream().filter(w -> w instanceof Work.Put p && p.slot() != 1).count());
  }

  @Test
  void a_restart_in_between_changes_nothing() {
    var id = bench.create(guest(bench));
    bench.pass(MINUTE);
    stale(bench);
    bench.pass(Duration.ofSeconds(2));
    bench.restart();
    bench.pass(MINUTE);
    assertTrue(lock.slots.isEmpty());
    assertEquals(1, bench.events.stream().filter("failed_to_set_on_device"::equals).count());
    set(bench);
    bench.restart();
    bench.pass(MINUTE);
    assertTrue(lock.opens("1234", bench.at));
    assertEquals(List.of(), bench.code(id).troubles());
  }

  @Test
  void its_slot_may_be_taken_by_others_meanwhile_and_it_finds_another() {
    bench.create(guest(bench));
    bench.pass(MINUTE);
    stale(bench);
    bench.pass(MINUTE);
    bench.create(OTHER, LockBench.wanted("9876"));
    bench.pass(MINUTE);
    set(bench);
    bench.pass(MINUTE);
    assertTrue(lock.opens("1234", bench.at));
    assertTrue(lock.opens("9876", bench.at));
  }

  @Test
  void a_deleted_code_is_gone_without_waiting_for_the_clock() {
    var id = bench.create(guest(bench));
    bench.pass(MINUTE);
    stale(bench);
    bench.pass(MINUTE);
    bench.feed(new Input.Delete(id));
    assertInstanceOf(Verdict.Gone.class, bench.verdict(id));
  }

  private static Wanted guest(LockBench at) {
    return LockBench.wanted("1234", at.at.minusSeconds(60), at.at.plus(Duration.ofHours(4)));
  }

  private static void stale(LockBench at) {
    at.denying = true;
    at.trusted = false;
    at.feed(new Input.Tick());
  }

  private static void set(LockBench at) {
    at.trusted = true;
    at.feed(new Input.Tick());
  }
}
