package io.lintel.driver.zwave.node;

import io.lintel.driver.zwave.command.DoorLockLoggingClass.Entry;
import io.lintel.driver.zwave.command.DoorLockLoggingClass.Event;
import io.lintel.spi.Report;
import io.lintel.spi.Report.Denial;
import io.lintel.spi.Report.LockState;
import io.lintel.spi.Report.Method;
import io.lintel.spi.Report.User;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a lock's log backwards, from its youngest record to the last that was read before, and
 * tells what happened while nobody listened. Pure.
 *
 * <p>The first time nothing is told: what was before the lock came here is not this building's.
 */
final class MissedEvents {
  /** So many records are read at most: each costs the lock's battery. */
  private static final int READ_LIMIT = 20;

  /**
   * Up to where the log is known.
   *
   * @param number of the last record
   * @param at by the lock's clock, whose records have times alone where it has a clock
   */
  record Mark(int number, LocalDateTime at) {
    static Mark of(Entry entry, LocalDateTime at) {
      return new Mark(entry.number(), at);
    }
  }

  /**
   * How far the reading has come.
   *
   * @param known empty when the log was never read
   * @param found youngest first
   */
  record State(Optional<Mark> known, List<Entry> found) {
    static State begin(Optional<Mark> known) {
      return new State(known, List.of());
    }
  }

  /** What follows a record. */
  sealed interface Next {
    /** Ask for this record. */
    record Read(State state, int number) implements Next {}

    /**
     * The log is read.
     *
     * @param mark up to here; empty when the log says nothing that can be used
     * @param missed oldest first
     */
    record Done(Optional<Mark> mark, List<Entry> missed) implements Next {}
  }

  static Next on(State state, Entry entry) {
    if (entry.at().isEmpty() || isKnown(state, entry, entry.at().get())) {
      return done(state);
    }
    List<Entry> found = new ArrayList<>(state.found());
    found.add(entry);
    var next = new State(state.known(), List.copyOf(found));
    boolean goesOn = state.known().isPresent() && found.size() < READ_LIMIT && entry.number() > 1;
    return goesOn ? new Next.Read(next, entry.number() - 1) : done(next);
  }

  /** There is nothing older. */
  static Next done(State state) {
    Optional<Mark> youngest =
        state.found().stream()
            .findFirst()
            .flatMap(entry -> entry.at().map(at -> Mark.of(entry, at)))
            .or(state::known);
    List<Entry> missed = state.known().isPresent() ? state.found().reversed() : List.of();
    return new Next.Done(youngest, missed);
  }

  /** Numbers begin anew when a log is full, and times go back when summer ends: never both. */
  private static boolean isKnown(State state, Entry entry, LocalDateTime at) {
    return state.known().filter(mark -> isKnown(mark, Mark.of(entry, at))).isPresent();
  }

  private static boolean isKnown(Mark last, Mark read) {
    boolean older = read.at().isBefore(last.at()) && read.number() <= last.number();
    return older || read.equals(last);
  }

  /** What a record says; empty for what is no matter of the bolt or of those who tried it. */
  static Optional<Report> report(Entry entry) {
    return switch (entry.event()) {
      case Event.LOCK_CODE, Event.LOCK_REMOTE_CODE ->
          moved(LockState.LOCKED, Method.KEYCODE, entry.user());
      case Event.UNLOCK_CODE, Event.UNLOCK_REMOTE_CODE ->
          moved(LockState.UNLOCKED, Method.KEYCODE, entry.user());
      case Event.LOCK_BUTTON, Event.LOCK_MANUAL -> moved(LockState.LOCKED, Method.MANUAL, 0);
      case Event.UNLOCK_BUTTON, Event.UNLOCK_MANUAL -> moved(LockState.UNLOCKED, Method.MANUAL, 0);
      case Event.LOCK_AUTO -> moved(LockState.LOCKED, Method.AUTOMATIC, 0);
      case Event.UNLOCK_AUTO -> moved(LockState.UNLOCKED, Method.AUTOMATIC, 0);
      case Event.LOCK_REMOTE -> moved(LockState.LOCKED, Method.REMOTE, 0);
      case Event.UNLOCK_REMOTE -> moved(LockState.UNLOCKED, Method.REMOTE, 0);
      case Event.LOCK_CODE_OUT_OF_SCHEDULE, Event.UNLOCK_CODE_OUT_OF_SCHEDULE ->
          Optional.of(new Report.AccessDenied(Denial.EXPIRED_CODE));
      case Event.ILLEGAL_CODE -> Optional.of(new Report.AccessDenied(Denial.UNKNOWN_CODE));
      default -> Optional.empty();
    };
  }

  private static Optional<Report> moved(LockState state, Method method, int slot) {
    return Optional.of(new Report.Position(state, method, new User(slot)));
  }

  private MissedEvents() {}
}
