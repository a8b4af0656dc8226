package io.lintel.driver.zwave.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lintel.driver.zwave.command.DoorLockLoggingClass.Entry;
import io.lintel.driver.zwave.command.DoorLockLoggingClass.Event;
import io.lintel.driver.zwave.node.MissedEvents.Mark;
import io.lintel.driver.zwave.node.MissedEvents.Next;
import io.lintel.driver.zwave.node.MissedEvents.State;
import io.lintel.spi.Report;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import io.lintel.spi.Report.User;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MissedEventsTest {
  private static final int FULL = 60;
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 5, 4, 12, 0);

  @Test
  void what_came_after_the_mark_is_told_oldest_first() {
    Next next = MissedEvents.on(State.begin(Optional.of(mark(4))), entry(6));
    var read = assertInstanceOf(Next.Read.class, next);
    assertEquals(5, read.number());
    next = MissedEvents.on(read.state(), entry(5));
    next = MissedEvents.on(((Next.Read) next).state(), entry(4));
    assertEquals(new Next.Done(Optional.of(mark(6)), List.of(entry(5), entry(6)), false), next);
  }

  @Test
  void the_first_time_nothing_is_told_and_the_youngest_is_remembered() {
    Next next = MissedEvents.on(State.begin(Optional.empty()), entry(6));
    assertEquals(new Next.Done(Optional.of(mark(6)), List.of(), false), next);
  }

  @Test
  void nothing_new_leaves_the_mark_where_it_is() {
    Next next = MissedEvents.on(State.begin(Optional.of(mark(6))), entry(6));
    assertEquals(new Next.Done(Optional.of(mark(6)), List.of(), false), next);
  }

  @Test
  void a_log_that_begins_anew_is_read_on_from_its_last_record() {
    Next next = MissedEvents.on(State.begin(Optional.of(mark(59))), full(61));
    next = MissedEvents.kept(assertInstanceOf(Next.Count.class, next).state(), FULL);
    assertEquals(60, assertInstanceOf(Next.Read.class, next).number());
    next = MissedEvents.on(((Next.Read) next).state(), full(60));
    next = MissedEvents.on(((Next.Read) next).state(), full(59));
    assertEquals(new Next.Done(Optional.of(mark(1, 61)), List.of(full(60), full(61)), false), next);
  }

  @Test
  void a_log_that_was_cleared_is_read_to_its_beginning() {
    Next next = MissedEvents.on(State.begin(Optional.of(mark(40))), full(61));
    next = MissedEvents.kept(assertInstanceOf(Next.Count.class, next).state(), FULL);
    next = MissedEvents.done(assertInstanceOf(Next.Read.class, next).state());
    assertEquals(List.of(full(61)), assertInstanceOf(Next.Done.class, next).missed());
  }

  @Test
  void as_many_records_are_read_as_the_lock_keeps_and_that_more_may_be_lost_is_said() {
    Next next = readAll(200, 85);
    var done = assertInstanceOf(Next.Done.class, next);
    assertEquals(
        IntStream.rangeClosed(26, 85).mapToObj(MissedEventsTest::full).toList(), done.missed());
    assertTrue(done.overwritten());
  }

  @Test
  void what_is_written_over_the_oldest_record_meanwhile_is_not_taken_for_the_oldest() {
    Next next = readAll(200, 85, 86);
    var done = assertInstanceOf(Next.Done.class, next);
    assertEquals(full(27), done.missed().getFirst());
    assertEquals(59, done.missed().size());
    assertTrue(done.overwritten());
  }

  @Test
  void a_lock_that_keeps_fewer_records_than_it_showed_is_not_read_in_circles() {
    Next next = MissedEvents.on(State.begin(Optional.of(mark(1))), entry(2));
    next = MissedEvents.on(((Next.Read) next).state(), full(61));
    next = MissedEvents.kept(assertInstanceOf(Next.Count.class, next).state(), 1);
    assertEquals(2, assertInstanceOf(Next.Done.class, next).missed().size());
  }

  @Test
  void an_interrupted_reading_goes_on_where_it_was_and_asks_for_no_record_twice() {
    Next next = MissedEvents.on(State.begin(Optional.of(mark(1))), entry(9));
    next = MissedEvents.on(((Next.Read) next).state(), entry(8));
    State interrupted = assertInstanceOf(Next.Read.class, next).state();
    next = MissedEvents.on(interrupted.again(), entry(10));
    next = MissedEvents.on(((Next.Read) next).state(), entry(9));
    assertEquals(7, assertInstanceOf(Next.Read.class, next).number());
    List<Entry> found = ((Next.Read) next).state().found();
    assertEquals(List.of(entry(10), entry(9), entry(8)), found);
  }

  @Test
  void a_clock_that_was_set_back_hides_no_record() {
    var after = new Entry(5, Optional.of(NOON.minusMinutes(50)), Event.LOCK_MANUAL, 0);
    Next next = MissedEvents.on(State.begin(Optional.of(mark(4))), after);
    next = MissedEvents.on(assertInstanceOf(Next.Read.class, next).state(), entry(4));
    assertEquals(List.of(after), assertInstanceOf(Next.Done.class, next).missed());
  }

  @Test
  void a_record_without_a_time_ends_the_reading() {
    var timeless = new Entry(7, Optional.empty(), Event.LOCK_MANUAL, 0);
    Next next = MissedEvents.on(State.begin(Optional.of(mark(4))), timeless);
    assertEquals(new Next.Done(Optional.of(mark(4)), List.of(), false), next);
  }

  @Test
  void a_record_says_who_and_what() {
    assertEquals(
        Optional.of(new Report.Position(LockState.UNLOCKED, Method.KEYCODE, new User(3))),
        MissedEvents.report(new Entry(1, Optional.of(NOON), Event.UNLOCK_CODE, 3)));
    assertEquals(Optional.empty(), MissedEvents.report(new Entry(1, Optional.of(NOON), 0x10, 3)));
  }

  /** Reads back from the youngest of a full log, while more is written into it. */
  private static Next readAll(int known, int youngest, int... meanwhile) {
    int written = youngest + meanwhile.length;
    Next next = MissedEvents.on(State.begin(Optional.of(mark(known, -known))), full(youngest));
    for (int read = 1; read < 2 * FULL && !(next instanceof Next.Done); read++) {
      next =
          switch (next) {
            case Next.Read(State state, int number) ->
                MissedEvents.on(state, full(written - (written - number) % FULL));
            case Next.Count(State state) -> MissedEvents.kept(state, FULL);
            case Next.Done done -> done;
          };
    }
    return next;
  }

  private static Mark mark(int number) {
    return mark(number, number);
  }

  private static Mark mark(int number, int minute) {
    return new Mark(number, NOON.plusMinutes(minute));
  }

  /** In a log that keeps {@link #FULL} records and goes on over the oldest. */
  private static Entry full(int written) {
    int number = (written - 1) % FULL + 1;
    return new Entry(number, Optional.of(NOON.plusMinutes(written)), Event.LOCK_MANUAL, 0);
  }

  private static Entry entry(int number) {
    return new Entry(number, Optional.of(NOON.plusMinutes(number)), Event.LOCK_MANUAL, 0);
  }
}
