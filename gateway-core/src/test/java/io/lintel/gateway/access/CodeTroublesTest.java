package io.lintel.gateway.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.spi.Pin;
import io.lintel.spi.Reason;
import io.lintel.spi.Report.SlotContent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTroublesTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final UUID OTHER = UUID.fromString("00000000-0000-4000-8000-000000000002");

  private final FakeLock lock = new FakeLock(5, false, false);
  private final LockBench bench = LockBench.with(lock);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void refused_new_digits_leave_the_guest_with_the_old_ones(boolean masked) {
    var small = new FakeLock(2, false, masked);
    small.silentDuplicates = true;
    small.slots.put(2, new FakeLock.Content(new Pin("5678"), Optional.empty()));
    var own = LockBench.with(small);
    var id = own.create(LockBench.wanted("1234"));
    own.pass(MINUTE);
    own.feed(new Input.Update(id, LockBench.wanted("5678")));
    own.pass(Duration.ofMinutes(5));
    assertEquals(
        "duplicate_code_on_device",
        assertInstanceOf(Verdict.Failed.class, own.verdict(id)).failure().type());
    assertTrue(small.at(1).opens(own.at));
    assertEquals(new Pin("1234"), small.at(1).pin());
    assertEquals(Stage.SET, own.code(id).stage());
  }

  @Test
  void a_duplicate_that_the_lock_tells_is_not_tried_again() {
    lock.toldDuplicates = true;
    lock.slots.put(4, new FakeLock.Content(new Pin("1234"), Optional.empty()));
    var id = bench.create(LockBench.wanted("1234"));
    bench.pass(Duration.ofHours(10));
    assertTrue(bench.code(id).has(Trouble.Kind.DUPLICATE_CODE_ON_DEVICE));
    assertEquals(1, lock.done.stream().filter(Work.Put.class::isInstance).count());
    assertEquals(1, lock.slots.size());
    assertTrue(bench.code(id).placements().isEmpty(), "no slot is kept for it");
  }

  @Test
  void a_duplicate_that_the_lock_hides_is_found_out() {
    lock.silentDuplicates = true;
    lock.slots.put(4, new FakeLock.Content(new Pin("1234"), Optional.empty()));
    bench.feed(new Input.Seen(4, new SlotContent.Holds(new Pin("1234"))));
    var id = bench.create(LockBench.wanted("1234"));
    bench.pass(Duration.ofHours(10));
    var trouble = bench.code(id).troubles().getFirst();
    assertEquals(Trouble.Kind.DUPLICATE_CODE_ON_DEVICE, trouble.kind());
    assertTrue(trouble.facts().containsKey("unmanaged_access_code_id"));
    assertEquals(2, lock.done.stream().filter(Work.Put.class::isInstance).count());
    assertTrue(bench.events.contains("failed_to_set_on_device"));
  }

  @Test
  void a_duplicate_is_set_once_the_other_is_gone() {
    lock.toldDuplicates = true;
    lock.slots.put(4, new FakeLock.Content(new Pin("1234"), Optional.empty()));
    bench.feed(new Input.Seen(4, new SlotContent.Holds(new Pin("1234"))));
    var id = bench.create(LockBench.wanted("1234"));
    bench.pass(MINUTE);
    lock.slots.remove(4);
    bench.feed(new Input.Seen(4, new SlotContent.Empty()));
    bench.pass(MINUTE);
    assertEquals(Stage.SET, bench.code(id).stage());
    assertTrue(bench.code(id).troubles().isEmpty());
  }

  @Test
  void a_duplicate_of_what_nobody_saw_come_or_go_is_set_within_a_day() {
    lock.toldDuplicates = true;
    lock.slots.put(4, new FakeLock.Content(new Pin("1234"), Optional.empty()));
    var id = bench.create(LockBench.wanted("1234"));
    bench.pass(MINUTE);
    assertTrue(bench.code(id).has(Trouble.Kind.DUPLICATE_CODE_ON_DEVICE));
    lock.slots.remove(4);
    bench.pass(Duration.ofHours(25));
    assertEquals(Stage.SET, bench.code(id).stage());
    assertTrue(lock.opens("1234", bench.at));
  }

  @Test
  void a_full_lock_is_told_and_the_code_set_when_a_slot_becomes_free() {
    var small = new FakeLock(1, false, false);
    var own = LockBench.with(small);
    var first = own.create(LockBench.wanted("1234"));
    own.pass(MINUTE);
    var second = own.create(OTHER, LockBench.wanted("5678"));
    own.pass(MINUTE);
    assertTrue(own.code(second).has(Trouble.Kind.NO_SPACE_FOR_ACCESS_CODE_ON_DEVICE));
    assertEquals(
        "no_space_for_access_code_on_device",
        assertInstanceOf(Verdict.Failed.class, own.verdict(second)).failure().type());
    own.feed(new Input.Delete(first));
    own.pass(MINUTE);
    assertEquals(Stage.SET, own.code(second).stage());
  }

  @Test
  void a_jam_is_told_after_three_tries_and_tried_until_the_code_ends() {
    lock.stuck = Optional.of(FakeLock.refused(Reason.LOCK_JAMMED));
    var end = bench.at.plus(Duration.ofHours(3));
    var id = bench.create(LockBench.wanted("1234", bench.at, end));
    bench.pass(MINUTE);
    assertEquals(
        "lock_jammed", assertInstanceOf(Verdict.Failed.class, bench.verdict(id)).failure().type());
    assertTrue(bench.code(id).has(Trouble.Kind.FAILED_TO_SET_ON_DEVICE));
    bench.pass(Duration.ofHours(1));
    assertTrue(bench.code(id).has(Trouble.Kind.DELAY_IN_SETTING_ON_DEVICE));
    assertTrue(lock.done.size() < 30, () -> lock.done.size() + " tries in an hour");
    lock.stuck = Optional.empty();
    bench.pass(Duration.ofMinutes(6));
    assertEquals(Stage.SET, bench.code(id).stage());
    assertTrue(bench.code(id).troubles().isEmpty());
    assertEquals(1, bench.events.stream().filter("failed_to_set_on_device"::equals).count());
    assertEquals(1, bench.events.stream().filter("delay_in_setting_on_device"::equals).count());
  }

  @Test
  void a_code_that_could_never_be_set_ends_without_a_trace() {
    lock.stuck = Optional.of(FakeLock.offline());
    var id = bench.create(LockBench.wanted("1234", bench.at, bench.at.plus(MINUTE)));
    bench.pass(Duration.ofMinutes(2));
    assertFalse(bench.knows(id));
    assertEquals("deleted", bench.events.getLast());
    assertFalse(bench.events.contains("removed_from_device"));
  }

  @Test
  void a_removal_that_fails_is_told_and_never_given_up() {
    var id = bench.create(LockBench.wanted("1234"));
    bench.pass(MINUTE);
    lock.stuck = Optional.of(FakeLock.offline());
    bench.feed(new Input.Delete(id));
    bench.pass(Duration.ofDays(3));
    assertEquals(Stage.REMOVING, bench.code(id).stage());
    assertTrue(bench.events.contains("failed_to_remove_from_device"));
    assertTrue(bench.events.contains("delay_in_removing_from_device"));
    assertInstanceOf(Verdict.Failed.class, bench.verdict(id));
    lock.stuck = Optional.empty();
    bench.feed(new Input.Back());
    bench.pass(MINUTE);
    assertFalse(bench.knows(id));
    assertTrue(lock.slots.isEmpty());
  }

  @Test
  void a_write_whose_confirmation_was_lost_is_looked_at() {
    lock.mute = true;
    var id = bench.create(LockBench.wanted("1234"));
    bench.pass(MINUTE);
    assertEquals(Stage.SET, bench.code(id).stage());
    assertEquals(1, lock.done.stream().filter(Work.Put.class::isInstance).count());
  }

  @Test
  void a_code_removed_at_the_lock_is_told_and_put_back() {
    var id = bench.create(LockBench.wanted("1234"));
    bench.pass(MINUTE);
    lock.slots.clear();
    bench.feed(new Input.Seen(1, new SlotContent.Empty()));
    assertTrue(bench.code(id).has(Trouble.Kind.CONFLICTING_EXTERNAL_MODIFICATION));
    assertEquals(Stage.SET, bench.code(id).stage());
    bench.pass(MINUTE);
    assertTrue(lock.opens("1234", bench.at));
    assertTrue(bench.code(id).troubles().isEmpty());
    assertEquals(List.of("deleted_external_to_seam", "set_on_device"), bench.events.subList(3, 5));
  }

  @Test
  void a_code_changed_at_the_lock_is_told_and_put_back() {
    bench.create(LockBench.wanted("1234"));
    bench.pass(MINUTE);
    lock.slots.put(1, new FakeLock.Content(new Pin("9999"), Optional.empty()));
    bench.feed(new Input.Seen(1, new SlotContent.Holds(new Pin("9999"))));
    bench.pass(MINUTE);
    assertTrue(lock.opens("1234", bench.at));
    assertEquals(1, lock.slots.size());
    assertEquals("modified_external_to_seam", bench.events.get(3));
  }

  @Test
  void an_allowed_change_at_the_lock_is_honoured_and_only_warned_of() {
    var plain = LockBench.wanted("1234");
    var id =
        bench.create(
            new Wanted(
                plain.name(), plain.pin(), plain.startsAt(), plain.endsAt(), true, true, false));
    bench.pass(MINUTE);
    lock.slots.clear();
    bench.feed(new Input.Seen(1, new SlotContent.Empty()));
    bench.feed(new Input.Seen(1, new SlotContent.Empty()));
    bench.pass(Duration.ofHours(1));
    assertTrue(lock.slots.isEmpty());
    assertTrue(bench.code(id).has(Trouble.Kind.EXTERNAL_MODIFICATION_IN_EFFECT));
    assertEquals(4, bench.events.size());
  }

  @Test
  void foreign_codes_are_listed_and_never_touched() {
    lock.slots.put(1, new FakeLock.Content(new Pin("7777"), Optional.empty()));
    bench.create(LockBench.wanted("1234"));
    bench.pass(MINUTE);
    assertEquals(new Pin("7777"), lock.at(1).pin());
    assertEquals(new Pin("1234"), lock.at(2).pin());
    assertTrue(bench.events.contains("unmanaged.created"));
    lock.slots.remove(1);
    bench.feed(new Input.Sync());
    bench.pass(MINUTE);
    assertTrue(bench.events.contains("unmanaged.removed"));
    assertEquals(Optional.empty(), bench.passes.getFirst().failure());
  }

  @Test
  void a_pass_over_the_lock_repairs_what_differs_before_it_ends() {
    bench.create(LockBench.wanted("1234"));
    bench.create(OTHER, LockBench.wanted("5678"));
    bench.pass(MINUTE);
    lock.slots.clear();
    bench.feed(new Input.Sync());
    while (bench.passes.isEmpty()) {
      bench.pass(Duration.ofSeconds(1));
    }
    assertEquals(2, lock.slots.size());
    assertEquals(Optional.empty(), bench.passes.getFirst().failure());
  }

  @Test
  void a_pass_over_a_lock_that_does_not_answer_fails() {
    lock.stuck = Optional.of(FakeLock.offline());
    bench.feed(new Input.Sync());
    bench.pass(MINUTE);
    assertEquals("device_disconnected", bench.passes.getFirst().failure().orElseThrow().type());
  }

  @Test
  void what_was_changed_unseen_is_found_within_a_day() {
    bench.create(LockBench.wanted("1234"));
    bench.pass(MINUTE);
    lock.slots.clear();
    bench.pass(Duration.ofHours(25));
    assertTrue(lock.opens("1234", bench.at));
    assertTrue(bench.events.contains("deleted_external_to_seam"));
  }

  @Test
  void a_claim_that_cannot_be_written_down_never_reaches_the_lock() {
    bench.create(LockBench.wanted("1234"));
    bench.storeTakes = () -> false;
    bench.pass(MINUTE);
    assertTrue(lock.slots.isEmpty());
    bench.storeTakes = () -> true;
    bench.pass(MINUTE);
    assertTrue(lock.opens("1234", bench.at));
  }
}
