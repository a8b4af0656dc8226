package io.lintel.driver.zwave.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

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
import org.junit.jupiter.api.Test;

class MissedEventsTest {
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 5, 4, 12, 0);

  @Test
  void what_came_after_the_mark_is_told_oldest_first() {
    Next next = MissedEvents.on(State.begin(Optional.of(mark(4))), entry(6));
    var read = assertInstanceOf(Next.Read.class, next);
    assertEquals(5, read.number());
    next = MissedEvents.on(read.state(), entry(5));
    next = MissedEvents.on(((Next.Read) next).state(), entry(4));
    assertEquals(new Next.Done(Optional.of(mark(6)), List.of(entry(5), entry(6))), next);
  }

  @Test
  void the_first_time_nothing_is_told_and_the_youngest_is_remembered() {
    Next next = MissedEvents.on(State.begin(Optional.empty()), entry(6));
    assertEquals(new Next.Done(Optional.of(mark(6)), List.of()), next);
  }

  @Test
  void nothing_new_leaves_the_mark_where_it_is() {
    Next next = MissedEvents.on(State.begin(Optional.of(mark(6))), entry(6));
    assertEquals(new Next.Done(Optional.of(mark(6)), List.of()), next);
  }

  @Test
  void a_log_that_begins_anew_is_known_by_its_times() {
    var wrapped = new Entry(1, Optional.of(NOON.plusMinutes(90)), Event.LOCK_MANUAL, 0);
    Next next = MissedEvents.on(State.begin(Optional.of(mark(60))), wrapped);
    assertEquals(List.of(wrapped), assertInstanceOf(Next.Done.class, next).missed());
  }

  @Test
  void a_clock_that_was_set_back_hides_no_record() {
    var after = new Entry(5, Optional.of(NOON.minusMinutes(50)), Event.LOCK_MANUAL, 0);
    Next next = MissedEvents.on(State.begin(Optional.of(mark(4))), after);
    next = MissedEvents.on(assertInstanceOf(Next.Read.class, next).state(), entry(4));
    assertEquals(List.of(after), assertInstanceOf(Next.Done.class, next).missed());
  }

  @Test
  void at_most_twenty_records_are_read() {
    Next next = MissedEvents.on(State.begin(Optional.of(mark(1))), entry(100));
    int read = 1;
    while (next instanceof Next.Read(State state, int number)) {
      next = MissedEvents.on(state, entry(number));
      read++;
    }
    assertEquals(20, read);
    assertEquals(20, ((Next.Done) next).missed().size());
  }

  @Test
  void a_record_without_a_time_ends_the_reading() {
    var timeless = new Entry(7, Optional.empty(), Event.LOCK_MANUAL, 0);
    Next next = MissedEvents.on(State.begin(Optional.of(mark(4))), timeless);
    assertEquals(new Next.Done(Optional.of(mark(4)), List.of()), next);
  }

  @Test
  void a_record_says_who_and_what() {
    assertEquals(
        Optional.of(new Report.Position(LockState.UNLOCKED, Method.KEYCODE, new User(3))),
        MissedEvents.report(new Entry(1, Optional.of(NOON), Event.UNLOCK_CODE, 3)));
    assertEquals(Optional.empty(), MissedEvents.report(new Entry(1, Optional.of(NOON), 0x10, 3)));
  }

  private static Mark mark(int number) {
    return new Mark(number, NOON.plusMinutes(number));
  }

  private static Entry entry(int number) {
    return new Entry(number, Optional.of(NOON.plusMinutes(number)), Event.LOCK_MANUAL, 0);
  }
}
