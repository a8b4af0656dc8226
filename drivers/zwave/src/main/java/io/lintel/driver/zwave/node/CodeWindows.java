package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.NodeCommand;
import io.lintel.driver.zwave.command.ScheduleEntryLockClass;
import io.lintel.driver.zwave.command.ScheduleEntryLockClass.YearDay;
import io.lintel.driver.zwave.command.ScheduleEntryLockClass.YearDayReport;
import io.lintel.driver.zwave.command.TimeParametersClass;
import io.lintel.driver.zwave.wire.Octets;
import io.lintel.spi.CodeSlots.Window;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * When codes count, by Schedule Entry Lock: one window for each user, in its first year day slot,
 * in the lock's local time. Slots of other kinds and numbers are left alone. Pure.
 */
final class CodeWindows {
  static final Question SUPPORTED = Question.of(0, ScheduleEntryLockClass.getSupported());

  private static final int SLOT = 1;

  /** The years that the lock can write. */
  private static final LocalDateTime FIRST = LocalDateTime.of(2000, 1, 1, 0, 0);

  private static final LocalDateTime LAST = LocalDateTime.of(2255, 12, 31, 23, 59);

  /** Whether the lock can hold a window, and be told what time it is. */
  static boolean fit(NodeProfile profile) {
    return profile.has(TimeParametersClass.ID)
        && profile.told(SUPPORTED).orElse(null) instanceof ScheduleEntryLockClass.Supported can
        && can.yearDays() > 0;
  }

  /**
   * Writes a window before there is a code, so that the code never counts without it. A lock may
   * refuse that while the place is empty.
   */
  static Move prepare(int user, YearDay when, Supplier<Move> then) {
    return Move.attempt(
        0,
        ScheduleEntryLockClass.setYearDay(user, SLOT, when),
        () -> Move.attempt(0, ScheduleEntryLockClass.enable(user, true), then));
  }

  /**
   * Sees that a code that is there by now has its window, else writes it and reads it back. A lock
   * that did not keep it would take the code at any time.
   *
   * @param otherwise what becomes of the code then
   */
  static Move prove(int user, YearDay when, Supplier<Move> then, Supplier<Move> otherwise) {
    return ask(user, when, then, () -> prepare(user, when, () -> ask(user, when, then, otherwise)));
  }

  private static Move ask(int user, YearDay when, Supplier<Move> then, Supplier<Move> otherwise) {
    return new Move.Ask(asked(user), told -> keeps(told, when) ? then.get() : otherwise.get());
  }

  /** A code without a window counts always. */
  static Move lift(int user, Supplier<Move> then) {
    return Move.set(0, ScheduleEntryLockClass.enable(user, false), _ -> then.get());
  }

  /** Never earlier and never later than the window, which has finer times than the lock. */
  static YearDay yearDay(Window window, ZoneId zone) {
    return new YearDay(
        within(local(window.from().plusSeconds(59), zone)), within(local(window.until(), zone)));
  }

  private static Question asked(int user) {
    return new Question(
        0,
        ScheduleEntryLockClass.getYearDay(user, SLOT),
        // class, YEAR_DAY_REPORT, user, slot
        Octets.of(ScheduleEntryLockClass.ID, 0x08, user, SLOT));
  }

  private static boolean keeps(NodeCommand told, YearDay when) {
    return told instanceof YearDayReport(_, _, Optional<YearDay> kept)
        && kept.equals(Optional.of(when));
  }

  private static LocalDateTime local(Instant instant, ZoneId zone) {
    return LocalDateTime.ofInstant(instant, zone).truncatedTo(ChronoUnit.MINUTES);
  }

  private static LocalDateTime within(LocalDateTime time) {
    if (time.isBefore(FIRST)) {
      return FIRST;
    }
    return time.isAfter(LAST) ? LAST : time;
  }

  private CodeWindows() {}
}
